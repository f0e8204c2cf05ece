import type { OutboundMessage } from '#shared/domain/message.ts';
import { CancelButton } from './CancelButton.tsx';
import { EditButton } from './EditButton.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';

/** Offers what a member can do about a text that waits: cancel it, and edit it while it is scheduled. */
export function WaitingActions({
  message,
  people,
}: {
  readonly message: OutboundMessage;
  readonly people: ThreadPeople;
}) {
  return (
    <>
      {message.state === 'scheduled' && <EditButton message={message} people={people} />}
      <CancelButton message={message} />
    </>
  );
}
