import { useState } from 'react';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { companyWords } from './companyWords.ts';
import { SettingsSection } from './SettingsSection.tsx';

const { texts: words } = companyWords;
const TextCostsDialog = lazyDialog(async () => (await import('./TextCostsDialog.tsx')).TextCostsDialog);

/** Offers admins the texts of a month and their price. They are counted only when an admin asks. */
export function TextCosts({ timeZone }: { readonly timeZone: string }) {
  const [open, setOpen] = useState(false);
  return (
    <SettingsSection id="text-costs" explained={words.explained}>
      <Button className="mt-4" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <TextCostsDialog timeZone={timeZone} open={open} onClose={() => setOpen(false)} />
    </SettingsSection>
  );
}
