import type { OutboundMessage } from '#shared/domain/message.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import type { ThreadPeople } from './ThreadPeople.ts';

/** Opens the dialog in which a scheduled text is changed, at the end of the line under it. */
export function EditButton({
  message,
  people,
}: {
  readonly message: OutboundMessage;
  readonly people: ThreadPeople;
}) {
  return (
    <span className="mr-2">
      <TextAction onClick={() => people.acts.edit(message)}>{words.schedule.edit}</TextAction>
    </span>
  );
}
