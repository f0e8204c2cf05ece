import { keys, type Key } from './keys.ts';

/** Where a message lies: its parts travel in queue items and in the carrier's Context, so a receipt finds it. */
export type MessageKey = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly at: string;
  readonly messageId: string;
};

export function keyOf(messageKey: MessageKey): Key {
  return keys.message(messageKey.companyId, messageKey.conversationId, messageKey.at, messageKey.messageId);
}
