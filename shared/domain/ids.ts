import * as z from 'zod/mini';

// Constants and not members of `idPatterns`: reading a member counts as an effect, and the page's build would keep the schemas.
const contactPattern = /^con_[A-Za-z0-9]{1,60}$/;
const inspectionPattern = /^insp_[A-Za-z0-9]{1,60}$/;
const conversationPattern = /^cnv_[a-z2-7]{20}$/;

/** The patterns of ids in URLs, for the page, which does without schemas to keep its first load small. */
export const idPatterns = {
  contact: contactPattern,
  inspection: inspectionPattern,
  conversation: conversationPattern,
} as const;

/** Ids that we create have a prefix that names their kind. Ids that callers choose only have a length limit. */
export const CompanyId = z.string().check(z.regex(/^co_[a-z0-9]{1,40}$/));
export type CompanyId = z.infer<typeof CompanyId>;

export const MemberId = z.string().check(z.regex(/^mem_[a-z0-9]{1,40}$/));
export type MemberId = z.infer<typeof MemberId>;

export const ContactId = z.string().check(z.regex(contactPattern));
export type ContactId = z.infer<typeof ContactId>;

export const InspectionId = z.string().check(z.regex(inspectionPattern));
export type InspectionId = z.infer<typeof InspectionId>;

/** `cnv_` and 100 bits in lower-case base32, derived from the number and the company's secret (shared/store/conversationId.ts). */
export const ConversationId = z.string().check(z.regex(conversationPattern));
export type ConversationId = z.infer<typeof ConversationId>;

/** The caller chooses it: a UUID from the page, or any short id from an automation. */
export const MessageId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/));
export type MessageId = z.infer<typeof MessageId>;

/** The first character of the ids of forwarded copies. No caller can choose such an id. */
export const copyIdPrefix = '~';

/** The id of a forwarded copy, derived from the carrier's id of the inbound text. */
export const CopyId = z.string().check(z.regex(/^~[A-Za-z0-9_-]{22}$/));
export type CopyId = z.infer<typeof CopyId>;

/** Returns true for the id of a forwarded copy. */
export function isCopyId(messageId: string): boolean {
  return messageId.startsWith(copyIdPrefix);
}

/** A message id from the page: a UUID in lower case, so that each id has only one spelling. */
export const DraftId = z.uuid().check(z.regex(/^[^A-Z]+$/));
