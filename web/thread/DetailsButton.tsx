import { useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';

const DetailsDialog = lazyDialog(async () => (await import('./DetailsDialog.tsx')).DetailsDialog);

/** Marks words of the line that a finger can press for the details. */
export const pressableClass = 'coarse:underline coarse:decoration-dotted coarse:underline-offset-3';

/**
 * Opens what happened to a text. It is rarely needed, so with a mouse it is visible while the pointer is over the text, and with the
 * keyboard while it has the focus. On a touch screen it is the whole line, whose state is underlined with dots.
 */
export function DetailsButton({
  message,
  timeZone,
  name,
}: {
  readonly message: OutboundMessage;
  readonly timeZone: string;
  readonly name: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextAction
        className="mr-1.5 opacity-0 group-hover/text:opacity-100 focus-visible:opacity-100 coarse:absolute coarse:inset-0 coarse:mr-0 coarse:after:inset-x-0 coarse:text-[0px] coarse:opacity-100"
        aria-label={words.thread.detailsOf(name)}
        onClick={() => setOpen(true)}
      >
        {words.thread.details}
      </TextAction>
      <DetailsDialog
        message={message}
        timeZone={timeZone}
        name={name}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
