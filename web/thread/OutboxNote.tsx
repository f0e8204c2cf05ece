import type { OutboundMessage } from '#shared/domain/message.ts';
import { useOutboxEntries } from '../api/writing.ts';
import { words } from '../words.ts';
import { setAside } from './lazySetAside.ts';

/** Says under a member's own text why it was set aside, or that it could not be taken back, and offers what can be done. */
export function OutboxNote({
  message: { conversationId, messageId },
  timeZone,
}: {
  readonly message: OutboundMessage;
  readonly timeZone: string;
}) {
  const entry = useOutboxEntries(conversationId).find((each) => each.messageId === messageId);
  if (entry?.wentOut) {
    return (
      <p
        role="alert"
        className="mt-[3px] max-w-[94%] rounded-small bg-unsure-wash px-2 py-1 text-meta text-unsure"
      >
        {words.outbox.wentOut}
      </p>
    );
  }
  return entry?.aside && !entry.stored ? (
    <setAside.Component entry={entry} aside={entry.aside} timeZone={timeZone} />
  ) : null;
}
