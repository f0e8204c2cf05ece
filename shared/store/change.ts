import type { ConversationItem } from './conversationItems.ts';
import { kindOfKey, type Key } from './keys.ts';
import type { MessageItem } from './messageItems.ts';

/** A change in the table that somebody wants to hear of. Deletions are none: neither kind is ever deleted. */
export type Change =
  | { readonly kind: 'message'; readonly before: MessageItem | undefined; readonly after: MessageItem }
  | {
      readonly kind: 'conversation';
      readonly before: ConversationItem | undefined;
      readonly after: ConversationItem;
    };

/** Reads a stream record's two images; undefined for other items and for deletions. */
export function changeOf(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
): Change | undefined {
  const kind = after && kindOfKey(after as Key);
  return kind && ({ kind, before, after } as unknown as Change);
}
