import { keys, type Key } from './keys.ts';

/** Identifies where a message is stored. Queue items and the carrier's Context carry it, so that a receipt finds the message. */
export type MessageKey = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly at: string;
  readonly messageId: string;
};

export function keyOf(messageKey: MessageKey): Key {
  return keys.message(messageKey.companyId, messageKey.conversationId, messageKey.at, messageKey.messageId);
}
