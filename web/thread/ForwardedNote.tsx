import { useState } from 'react';
import type { ForwardingOfText } from '#shared/domain/message.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { historyWords } from './historyWords.ts';

/** Says under an inbound text that it was forwarded, with what became of the copy, or why it was not (P30). */
export function ForwardedNote({
  forwarding: { copy, not, stopped },
  timeZone,
}: {
  readonly forwarding: ForwardingOfText;
  readonly timeZone: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <p className={`mt-[3px] px-1 text-meta ${stopped ? 'font-strong text-bad' : 'text-ink-3'}`}>
      {stopped && historyWords.stopsForwarding}
      {not && historyWords.notForwarded[not]}
      {copy && (
        <>
          <TextAction onClick={() => setOpen(true)}>{historyWords.forwarded}</TextAction>
          <DetailsDialog
            title={historyWords.copyTitle}
            message={{ ...copy, revision: 0 }}
            isLive
            timeZone={timeZone}
            name={historyWords.otherPhone}
            open={open}
            onClose={() => setOpen(false)}
          />
        </>
      )}
    </p>
  );
}
