import type { OutboundMessage } from '#shared/domain/message.ts';
import { useOutboxEntries } from '../api/writing.ts';
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
  return entry && (entry.wentOut || (entry.aside && !entry.stored)) ? (
    <setAside.Component entry={entry} timeZone={timeZone} />
  ) : null;
}
