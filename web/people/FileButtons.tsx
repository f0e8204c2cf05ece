import { useState } from 'react';
import { Link } from 'wouter';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import { peopleWords } from './peopleWords.ts';

const { file: fileWords } = peopleWords;

/** Offers admins to import people from a file and to save everyone as one. */
export function FileButtons({ canImport }: { readonly canImport: boolean }) {
  const { act, busy, sentence } = useAction();
  const [loaded, setLoaded] = useState(0);

  async function save(): Promise<void> {
    setLoaded(0);
    const { exportPeople } = await import('./exportPeople.ts');
    announce(fileWords.exported(await exportPeople(setLoaded)));
  }
  return (
    <>
      {canImport && (
        <Link href="/people?import" className={`${buttonClass('small')} coarse:px-4`}>
          {fileWords.import}
        </Link>
      )}
      <Button look="small" aria-disabled={busy} onClick={() => act(save)}>
        {busy ? fileWords.exporting(loaded) : fileWords.export}
      </Button>
      <ActionError className="w-full" sentence={sentence} />
    </>
  );
}
