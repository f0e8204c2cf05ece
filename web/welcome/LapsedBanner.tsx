import { useState } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';
import { BarNotice } from '../frame/BarNotice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { MissingExplained } from './MissingExplained.tsx';
import { welcomeWords } from './welcomeWords.ts';

const { banner: words, missing: explained } = welcomeWords;

/** Tells an admin over the history that sending is off, and opens the explanation (P3). */
export function LapsedBanner({ me, missing }: { readonly me: WhoAmI; readonly missing: MissingForTexting }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <BarNotice>
        <span className="bar-notice-words">{words[missing.code]}</span>{' '}
        <TextAction onClick={() => setOpen(true)}>{words.how}</TextAction>
      </BarNotice>
      <Dialog
        label={explained.titles[missing.code]}
        open={open}
        onClose={() => setOpen(false)}
        closeWords={explained.close}
      >
        <MissingExplained me={me} missing={missing} />
      </Dialog>
    </>
  );
}
