import { useState } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';

const DetailsDialog = lazyDialog(async () => (await import('./DetailsDialog.tsx')).DetailsDialog);

/**
 * Opens what happened to a text. With a mouse it is visible while the pointer is over the text, because it is rarely needed; it is
 * always visible for the keyboard, and at the end of the line on a touch screen.
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
      <span className="mr-1.5 coarse:order-last coarse:mr-0">
        <span className="mx-1 hidden coarse:inline">·</span>
        <TextAction
          className="opacity-0 group-hover/text:opacity-100 focus-visible:opacity-100 coarse:font-normal! coarse:opacity-100"
          aria-label={words.thread.detailsOf(name)}
          onClick={() => setOpen(true)}
        >
          {words.thread.details}
        </TextAction>
      </span>
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
