import * as z from 'zod/mini';
import { emailPattern, fittingLocalPart, localPartTooLong } from './emailAddress.ts';
import { maxEmailLength, maxHelpTextLength, maxOptOutLineLength } from './fieldLengths.ts';
import { CompanyId, MemberId } from './ids.ts';
import { AutomatedHours } from './automatedHours.ts';
import { namesWayOut, usualOptOutLine } from './optOutLine.ts';
import { Forwarding } from './forwarding.ts';
import { singleLine } from './text.ts';
import { PhoneNumber } from './phoneNumber.ts';

export const Plan = z.enum(['basic', 'advanced']);
export type Plan = z.infer<typeof Plan>;

/** A company's own opt-out line. It must name a word that opts a person out. */
export const OptOutLine = singleLine(maxOptOutLineLength).check(
  z.refine(namesWayOut, `names no word that opts a person out; write a line such as "${usualOptOutLine}"`),
);

/** The tenant, with the fields that its members may see. */
export const Company = z.object({
  companyId: CompanyId,
  name: z.string(),
  timeZone: z.string(),
  plan: Plan,
  originationNumber: z.optional(PhoneNumber),
  /** False when automations may text people of whom no consent is recorded. True where absent. */
  automationsNeedConsent: z.optional(z.boolean()),
  /** True when members too may text only people of whom consent is recorded. */
  membersNeedConsent: z.optional(z.boolean()),
  /** The answer to HELP says this between the company's name and how to opt out; a usual sentence where absent. */
  helpText: z.optional(singleLine(maxHelpTextLength)),
  /** The last line of the first automated text to a number; a usual sentence where absent. */
  optOutLine: z.optional(OptOutLine),
  /** When automated texts may go out, narrower than the usual hours (P29). */
  automatedHours: z.optional(AutomatedHours),
  forwarding: z.optional(Forwarding),
});
export type Company = z.infer<typeof Company>;

/** An address to sign in with. Cognito compares addresses in lower case. */
export const EmailAddress = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(maxEmailLength),
    z.email({ pattern: emailPattern, error: 'is not an e-mail address; write one such as kim@oakhill.com' }),
    z.refine(fittingLocalPart, localPartTooLong),
  );

export const Member = z.object({
  memberId: MemberId,
  name: z.string(),
  email: z.string(),
  role: z.enum(['admin', 'staff']),
});
export type Member = z.infer<typeof Member>;
