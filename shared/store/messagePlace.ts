import { keys, type Key } from './keys.ts';

/** Where a message lies: its parts travel in queue items and in the carrier's Context, so a receipt finds it. */
export type MessagePlace = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly at: string;
  readonly messageId: string;
};

export function keyOf(place: MessagePlace): Key {
  return keys.message(place.companyId, place.conversationId, place.at, place.messageId);
}
