import type { Author } from '#shared/domain/author.ts';
import type { ContactDetails } from '#shared/domain/contact.ts';
import type { Member } from '#shared/domain/company.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { PastMessage } from '#shared/store/historyStore.ts';

/** A company with its members, before any text. */
export type DemoCompany = {
  readonly companyId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly originationNumber: PhoneNumber;
  readonly members: readonly (Member & { readonly sub: string })[];
  /** The IAM role that posts for the company, and its name for people. */
  readonly automation: { readonly roleName: string; readonly name: string };
};

export type DemoContact = { readonly contactId: string; readonly details: ContactDetails };

/** The past texts of one number, oldest first. */
export type DemoHistory = {
  readonly number: PhoneNumber;
  readonly messages: readonly PastMessage[];
  /** The first unread text. */
  readonly unreadSince?: string;
};

/** A text that an automation has scheduled. */
export type DemoScheduled = {
  readonly messageId: string;
  readonly contactId: string;
  readonly number: PhoneNumber;
  readonly text: string;
  readonly author: Author;
  readonly dueAt: Date;
};

/** Everything that a company has when a newcomer tries the product. */
export type Demo = {
  readonly company: DemoCompany;
  readonly contacts: readonly DemoContact[];
  readonly inspections: readonly Inspection[];
  readonly histories: readonly DemoHistory[];
  readonly scheduled: readonly DemoScheduled[];
};
