import * as z from 'zod/mini';

/** What an id in an address looks like, for whoever must know without a schema: the page, whose first load stays small. */
export const idPatterns = {
  contact: /^con_[A-Za-z0-9]{1,60}$/,
  inspection: /^insp_[A-Za-z0-9]{1,60}$/,
  conversation: /^cnv_[a-z2-7]{20}$/,
} as const;

/** Ids that we make carry a prefix that says what they name; ids that others choose are only bounded. */
export const CompanyId = z.string().check(z.regex(/^co_[a-z0-9]{1,40}$/));
export type CompanyId = z.infer<typeof CompanyId>;

export const MemberId = z.string().check(z.regex(/^mem_[a-z0-9]{1,40}$/));
export type MemberId = z.infer<typeof MemberId>;

export const ContactId = z.string().check(z.regex(idPatterns.contact));
export type ContactId = z.infer<typeof ContactId>;

export const InspectionId = z.string().check(z.regex(idPatterns.inspection));
export type InspectionId = z.infer<typeof InspectionId>;

/** `cnv_` and 100 bits in lower-case base32: derived from the number under the company's secret (shared/store/conversationId.ts). */
export const ConversationId = z.string().check(z.regex(idPatterns.conversation));
export type ConversationId = z.infer<typeof ConversationId>;

/** Chosen by whoever sends: a UUID from the page, any short id from an automation. */
export const MessageId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/));
export type MessageId = z.infer<typeof MessageId>;

/** What a page must choose: a UUID in lower case, so that one message has one spelling. */
export const DraftId = z.uuid().check(z.regex(/^[^A-Z]+$/));
