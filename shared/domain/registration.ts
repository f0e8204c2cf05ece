import * as z from 'zod/mini';

/** The types of numbers, in the carrier's terms. */
export const NumberType = z.enum(['10dlc', 'toll-free', 'short-code', 'long-code', 'simulator']);
export type NumberType = z.infer<typeof NumberType>;

/** How far the registration of a number has come at the carrier. */
export const RegistrationState = z.enum([
  'not-needed',
  'not-started',
  'not-submitted',
  'in-review',
  'confirm-by-mail',
  'needs-changes',
  'being-set-up',
  'complete',
  'closed',
]);
export type RegistrationState = z.infer<typeof RegistrationState>;

/** A field of the registration that the carrier still asks for, in the carrier's words. */
export const RegistrationField = z.object({
  title: z.string(),
  /** Says what the carrier wants there. */
  hint: z.optional(z.string()),
  /** Why the carrier rejected the value that it has. Absent for a field without a value. */
  rejectedBecause: z.optional(z.string()),
});
export type RegistrationField = z.infer<typeof RegistrationField>;

/** The company's number as the carrier knows it now. */
export const NumberAtCarrier = z.object({
  type: NumberType,
  /** ISO 3166-1. */
  country: z.string(),
  /** False while the carrier sets the number up or takes it down. */
  isActive: z.boolean(),
  registration: z.object({
    state: RegistrationState,
    /** Identifies the registration in the console of the carrier. */
    registrationId: z.optional(z.string()),
    /** Why the carrier rejected it, in the carrier's words. */
    reasons: z.array(z.string()),
    fields: z.array(RegistrationField),
  }),
});
export type NumberAtCarrier = z.infer<typeof NumberAtCarrier>;
