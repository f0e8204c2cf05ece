import type { OutboundMessage } from '#shared/domain/message.ts';
import { CancelButton } from './CancelButton.tsx';
import { EditButton } from './EditButton.tsx';

/** Offers what a member can do about a text that waits: cancel it, and edit it while it is scheduled. */
export function WaitingActions({
  message,
  timeZone,
  name,
}: {
  readonly message: OutboundMessage;
  readonly timeZone: string;
  readonly name: string;
}) {
  return (
    <>
      {message.state === 'scheduled' && <EditButton message={message} timeZone={timeZone} name={name} />}
      <CancelButton message={message} />
    </>
  );
}
