import type { CompanyItem } from './companyStore.ts';
import type { ConversationItem } from './conversationItems.ts';
import { kindOfKey, type Key } from './keys.ts';
import type { MemberEntry } from './memberStore.ts';
import type { MessageItem } from './messageItems.ts';
import type { RateLimitItem } from './rateLimitStore.ts';
import type { OptOutRemovalItem } from './optOutRemovalStore.ts';

/** A change in the table to which functions react. Deletions are ignored. */
export type Change =
  | { readonly kind: 'message'; readonly before: MessageItem | undefined; readonly after: MessageItem }
  | {
      readonly kind: 'conversation';
      readonly before: ConversationItem | undefined;
      readonly after: ConversationItem;
    }
  | { readonly kind: 'rateLimit'; readonly before: RateLimitItem | undefined; readonly after: RateLimitItem }
  | {
      readonly kind: 'member' | 'formerMember';
      readonly before: MemberEntry | undefined;
      readonly after: MemberEntry;
    }
  | { readonly kind: 'company'; readonly before: CompanyItem | undefined; readonly after: CompanyItem }
  | {
      readonly kind: 'optOutRemoval';
      readonly before: OptOutRemovalItem | undefined;
      readonly after: OptOutRemovalItem;
    };

/** Reads the two images of a stream record. Returns undefined for other items and for deletions. */
export function changeOf(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
): Change | undefined {
  const kind = after && kindOfKey(after as Key);
  return kind && ({ kind, before, after } as unknown as Change);
}
