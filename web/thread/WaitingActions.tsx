import type { OutboundMessage } from '#shared/domain/message.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { CancelButton } from './CancelButton.tsx';
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
      {message.state === 'scheduled' && (
        <span className="mr-2">
          <TextAction onClick={() => people.acts.edit(message)}>{words.schedule.edit}</TextAction>
        </span>
      )}
      <CancelButton message={message} />
    </>
  );
}
