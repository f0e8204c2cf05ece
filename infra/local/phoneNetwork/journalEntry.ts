import * as z from 'zod';

const text = {
  carrierMessageId: z.string(),
  from: z.string(),
  to: z.string(),
  text: z.string(),
  at: z.string(),
};

/**
 * A delivery receipt that is still to be published, with its due time in milliseconds since 1970. One that a fault drops is never
 * published, and stays in the journal.
 */
export const PlannedReceipt = z.object({
  receiptId: z.string(),
  eventType: z.string(),
  isFinal: z.boolean(),
  dueAt: z.number(),
  isDropped: z.boolean().optional(),
});
export type PlannedReceipt = z.infer<typeof PlannedReceipt>;

/** A text that the carrier accepted from the company. `reached` is true if it arrived on the handset. */
export const AcceptedText = z.object({
  kind: z.literal('accepted'),
  ...text,
  reached: z.boolean(),
  context: z.record(z.string(), z.string()).optional(),
  messageType: z.string(),
  encoding: z.enum(['GSM', 'Unicode']),
  parts: z.number(),
  receipts: z.array(PlannedReceipt),
});
export type AcceptedText = z.infer<typeof AcceptedText>;

/**
 * A text that was typed on a handset. `copies` is how often it is published: 0 when the carrier itself
 * answers.
 */
export const TypedText = z.object({ kind: z.literal('typed'), ...text, copies: z.number() });
export type TypedText = z.infer<typeof TypedText>;

/** The carrier's own answer to STOP and HELP, when the company leaves opt-outs to it. */
export const CarrierReply = z.object({ kind: z.literal('replied'), ...text });

export const HandsetSetting = z.object({
  kind: z.literal('handset'),
  number: z.string(),
  name: z.string().nullable(),
  off: z.boolean(),
  landline: z.boolean(),
  blockedAsSpam: z.boolean(),
});
export type HandsetSetting = z.infer<typeof HandsetSetting>;

export const OptOutChange = z.object({
  kind: z.literal('optOut'),
  list: z.string(),
  number: z.string(),
  at: z.string(),
  optedOut: z.boolean(),
  byPerson: z.boolean(),
});
export type OptOutChange = z.infer<typeof OptOutChange>;

/** The state of a number after it was requested or changed through the service. */
export const NumberSetting = z.object({
  kind: z.literal('number'),
  e164: z.string(),
  name: z.string(),
  phoneNumberId: z.string(),
  numberType: z.enum(['TEN_DLC', 'SIMULATOR']),
  selfManagedOptOuts: z.boolean(),
  optOutList: z.string(),
  twoWay: z.boolean(),
  twoWayChannelArn: z.string().optional(),
  twoWayChannelRole: z.string().optional(),
  /** The client token of the request. A repeated request with this token returns the same number. */
  clientToken: z.string().optional(),
  at: z.string(),
});
export type NumberSetting = z.infer<typeof NumberSetting>;

export const NewOptOutList = z.object({ kind: z.literal('optOutList'), list: z.string(), at: z.string() });

/** One line of the journal: data that must survive `kill -9`. */
export const JournalEntry = z.discriminatedUnion('kind', [
  AcceptedText,
  TypedText,
  CarrierReply,
  HandsetSetting,
  OptOutChange,
  NumberSetting,
  NewOptOutList,
  z.object({ kind: z.literal('receiptPublished'), carrierMessageId: z.string(), receiptId: z.string() }),
  z.object({ kind: z.literal('inboundPublished'), carrierMessageId: z.string() }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
