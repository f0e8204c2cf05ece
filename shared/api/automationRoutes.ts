import * as z from 'zod/mini';
import { AutoSource } from '../domain/author.ts';
import { Automation, RoleName } from '../domain/automation.ts';
import { GivenConsent } from '../domain/consentRecord.ts';
import { ContactDetails, ContactWithoutNumber } from '../domain/contact.ts';
import { maxAddressLength } from '../domain/fieldLengths.ts';
import { CompanyId, ContactId, InspectionId, MessageId } from '../domain/ids.ts';
import { Day, Inspection, maxInspectionPeople } from '../domain/inspection.ts';
import { OutboundMessage } from '../domain/message.ts';
import { Role } from '../domain/role.ts';
import { singleLine, text } from '../domain/text.ts';
import { Timestamp } from '../domain/timestamp.ts';
import type { Route } from './route.ts';
import { Cursor, Nothing, page } from './schemas.ts';

/** The routes with which admins see automations and turn them on or off. */
export const automationSwitchRoutes = {
  listAutomations: {
    method: 'GET',
    path: '/api/automations',
    summary: 'List the automations that may act for the company, with the time of their last post',
    caller: 'admin',
    needsTexting: false,
    input: Nothing,
    output: z.object({ items: z.array(Automation) }),
  },
  switchAutomation: {
    method: 'PUT',
    path: '/api/automations/{roleName}',
    summary: 'Turn an automation on or off. Every request of one that is off is refused',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ roleName: RoleName, isOn: z.boolean() }),
    output: z.object({ items: z.array(Automation) }),
  },
} as const satisfies Record<string, Route>;

/** A text that its automation withdrew before it was accepted. */
const WithdrawnText = z.object({ messageId: MessageId, state: z.literal('cancelled') });
export type WithdrawnText = z.infer<typeof WithdrawnText>;

/** The routes that automations call, for `createClient`. */
export const automationRoutes = {
  postAutomatedMessage: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary:
      'Post an automated text to a contact, or to the person with a role on an inspection. Repeating the same request does not send it again. Outside 8:00 to 21:00 company time it waits until 8:00 (`heldUntil`)',
    caller: 'automation',
    needsTexting: true,
    input: z
      .strictObject({
        companyId: CompanyId,
        messageId: MessageId,
        contactId: z.optional(ContactId),
        role: z.optional(Role),
        inspectionId: z.optional(InspectionId),
        text: text(10_000),
        automation: singleLine(60),
        /** Says whether an action of the company's software or an automation caused it. Both show as "Auto". */
        source: z.optional(AutoSource),
        scheduledAt: z.optional(Timestamp),
      })
      .check(
        z.refine(
          ({ contactId, role, inspectionId }) =>
            role === undefined
              ? contactId !== undefined
              : contactId === undefined && inspectionId !== undefined,
          'name the recipient: contactId, or role together with inspectionId',
        ),
      ),
    output: OutboundMessage,
  },
  cancelAutomatedMessage: {
    method: 'DELETE',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary:
      'Cancel a text of the same automation that is still scheduled or queued. Also withdraws one that was refused for missing consent (`consent-missing`), so that no member can send it; the answer then holds only `messageId` and `state`',
    caller: 'automation',
    needsTexting: true,
    input: z.strictObject({ companyId: CompanyId, messageId: MessageId }),
    output: z.union([OutboundMessage, WithdrawnText]),
  },
  getAutomatedMessage: {
    method: 'GET',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary: 'Get a text of the same automation with its current state',
    caller: 'automation',
    needsTexting: false,
    input: z.strictObject({ companyId: CompanyId, messageId: MessageId }),
    output: OutboundMessage,
  },
  upsertContact: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/contacts/{contactId}',
    summary:
      'Create a contact, or replace its details. Repeating the same request changes nothing. The answer holds no phone number',
    caller: 'automation',
    needsTexting: true,
    input: z.extend(ContactDetails, {
      companyId: CompanyId,
      contactId: ContactId,
      /** Recorded for the number of this request. Where absent, what is recorded stays. */
      consent: z.optional(GivenConsent),
    }),
    output: ContactWithoutNumber,
  },
  upsertInspection: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/inspections/{inspectionId}',
    summary:
      'Create an inspection, or replace its address, time and people. Repeating the same request changes nothing',
    caller: 'automation',
    needsTexting: true,
    input: z.strictObject({
      companyId: CompanyId,
      inspectionId: InspectionId,
      address: singleLine(maxAddressLength),
      startsAt: Timestamp,
      contactIds: z.array(ContactId).check(z.maxLength(maxInspectionPeople)),
    }),
    output: Inspection,
  },
  listInspectionsOfDay: {
    method: 'GET',
    path: '/api/automation/companies/{companyId}/inspections',
    summary: "List the inspections of one day of the company's time zone, earliest first, 50 per page",
    caller: 'automation',
    needsTexting: false,
    input: z.strictObject({ companyId: CompanyId, day: Day, cursor: z.optional(Cursor) }),
    output: z.extend(page(Inspection), { timeZone: z.string() }),
  },
} as const satisfies Record<string, Route>;
