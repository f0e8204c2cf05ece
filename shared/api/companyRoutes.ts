import * as z from 'zod/mini';
import { AutomatedHours } from '../domain/automatedHours.ts';
import { Company, EmailAddress, Member, OptOutLine } from '../domain/company.ts';
import { maxHelpTextLength, maxNameLength } from '../domain/fieldLengths.ts';
import { ForwardingState } from '../domain/forwarding.ts';
import { MemberId } from '../domain/ids.ts';
import { NavigationBar } from '../domain/navigationBar.ts';
import { PhoneNumber } from '../domain/phoneNumber.ts';
import { singleLine } from '../domain/text.ts';
import { ConversationTexts, Month } from '../domain/textCount.ts';
import type { Route } from './route.ts';
import { Cursor, Nothing, page } from './schemas.ts';

export const WhoAmI = z.object({
  member: Member,
  company: Company,
  /** Absent until an admin turned it on. */
  forwarding: z.optional(ForwardingState),
  /** The other companies of which this person is a member. */
  otherCompanies: z.array(z.object({ companyId: Company.shape.companyId, name: z.string() })),
  /**
   * True when this member may read conversations: every member while the company can text, otherwise only admins, once there is
   * something to read (P3).
   */
  mayRead: z.boolean(),
  /** The names of up to five admins. Present for staff while the company cannot text, because only an admin can change that. */
  admins: z.optional(z.array(z.string())),
  navigationBar: NavigationBar,
  /** True once this member closed the overview of the first visit. */
  overviewDismissed: z.boolean(),
});
export type WhoAmI = z.infer<typeof WhoAmI>;

/** The signed-in member, the company, its settings and its members. */
export const companyRoutes = {
  whoAmI: {
    method: 'GET',
    path: '/api/me',
    summary: 'Get the signed-in member, the company and its plan',
    caller: 'member',
    needsTexting: false,
    input: Nothing,
    output: WhoAmI,
  },
  setNavigationBar: {
    method: 'PUT',
    path: '/api/me/navigation-bar',
    summary: "Set the entries of the caller's own navigation bar, in their order",
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ entries: NavigationBar }),
    output: z.object({ entries: NavigationBar }),
  },
  setCompany: {
    method: 'PUT',
    path: '/api/company',
    summary:
      'Change settings of the company. Those that the request does not name stay as they are. Null removes the answer to HELP, the opt-out line or the hours, so that the usual ones apply',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({
      name: z.optional(singleLine(maxNameLength)),
      timeZone: z.optional(singleLine(60)),
      helpText: z.optional(z.nullable(singleLine(maxHelpTextLength))),
      optOutLine: z.optional(z.nullable(OptOutLine)),
      automatedHours: z.optional(z.nullable(AutomatedHours)),
      /** Without a number, the known one stays. */
      forwarding: z.optional(z.strictObject({ isOn: z.boolean(), to: z.optional(PhoneNumber) })),
      automationsNeedConsent: z.optional(z.boolean()),
      membersNeedConsent: z.optional(z.boolean()),
    }),
    output: Company,
  },
  countTexts: {
    method: 'GET',
    path: '/api/company/texts',
    summary:
      "Count the texts and billed parts of a month of the company's time zone, for up to 50 conversations per page. The last answer about a conversation replaces an earlier one",
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ month: Month, cursor: z.optional(Cursor) }),
    output: page(ConversationTexts),
  },
  listMembers: {
    method: 'GET',
    path: '/api/members',
    summary: 'List the members of the company, 100 per page',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: page(Member),
  },
  inviteMember: {
    method: 'POST',
    path: '/api/members',
    summary:
      'Invite a person by mail and make them a member. The answer is the same whether or not the address has an account',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ email: EmailAddress, name: singleLine(maxNameLength), role: Member.shape.role }),
    output: Member,
  },
  setMemberRole: {
    method: 'PUT',
    path: '/api/members/{memberId}/role',
    summary: 'Make a member an admin or staff. The last admin stays one',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ memberId: MemberId, role: Member.shape.role }),
    output: Member,
  },
  removeMember: {
    method: 'DELETE',
    path: '/api/members/{memberId}',
    summary:
      'Remove a member at once. Their next request is refused and their open pages close. The last admin stays',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ memberId: MemberId }),
    output: Member,
  },
  dismissOverview: {
    method: 'PUT',
    path: '/api/me/overview-dismissal',
    summary: 'Stop showing the overview of the first visit to the caller. It stays under Help',
    caller: 'member',
    needsTexting: false,
    input: Nothing,
    output: z.object({ overviewDismissed: z.boolean() }),
  },
} as const satisfies Record<string, Route>;
