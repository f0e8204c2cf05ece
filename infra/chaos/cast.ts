import type { Client } from '#shared/api/client.ts';
import type { routes } from '#shared/api/routes.ts';
import type { ContactDetails } from '#shared/domain/contact.ts';
import { Role, phoneFieldOf } from '#shared/domain/role.ts';
import type { DemoCompany } from '../local/demo/Demo.ts';
import { demoCompanies } from '../local/demo/demoCompanies.ts';
import { automationApi, type AutomationApi } from '../scenarios/automationApi.ts';
import { memberApi } from '../scenarios/memberApi.ts';

export type MemberClient = Client<typeof routes>;

/** The address of the product and its data folder. */
export type CastOffice = { readonly origin: string; readonly dataFolder: string };

export type CastCompany = {
  readonly companyId: string;
  readonly originationNumber: string;
  readonly members: readonly MemberClient[];
  readonly admin: MemberClient;
  readonly automation: AutomationApi;
};

/** A contact of the run, with the details that the office has now. */
export type CastContact = {
  readonly company: CastCompany;
  readonly contactId: string;
  readonly details: ContactDetails;
  readonly number: string;
  readonly conversationId: string;
  readonly revision: number;
};

/** The company that forwards inbound texts, and the contact at the phone that gets the copies. No other act concerns that contact. */
export type CastForwarding = { readonly company: CastCompany; readonly phone: CastContact };

export type Cast = {
  readonly contacts: CastContact[];
  readonly companies: readonly CastCompany[];
  readonly forwarding: CastForwarding;
};

/** Every eighth contact shares the number of the contact before. */
const sharedEvery = 8;

/**
 * Signs in the members of both demo companies, gets their automations, and creates contacts with their own
 * numbers. One of the companies forwards its inbound texts to a further contact's phone.
 */
export async function assembleCast(office: CastOffice, contactCount: number): Promise<Cast> {
  const companies = await Promise.all(demoCompanies.map((company) => staffOf(office, company)));
  const contacts = await Promise.all(
    Array.from({ length: contactCount }, async (_, index) => {
      const company = companies[index % companies.length];
      if (!company) throw new Error('There is no company');
      const shared = Math.floor(index / companies.length) % sharedEvery === sharedEvery - 1;
      const role = Role.options[index % Role.options.length] ?? 'client';
      const number = numberOf(shared ? index - companies.length : index);
      const contactId = `con_chaos${index}`;
      const details = detailsAt(role, `Person ${index}`, number);
      return { company, contactId, ...(await putAt(company, contactId, details, number)) };
    }),
  );
  return { contacts, companies, forwarding: await forwardingOf(companies) };
}

async function forwardingOf([company]: readonly CastCompany[]): Promise<CastForwarding> {
  if (!company) throw new Error('There is no company');
  const number = numberOf(3_000_000);
  const contactId = 'con_chaosforwarding';
  const details = detailsAt('client', 'Phone with copies', number);
  const phone = { company, contactId, ...(await putAt(company, contactId, details, number)) };
  await company.admin.setCompany({ forwarding: { isOn: true, to: number } });
  return { company, phone };
}

async function staffOf(office: CastOffice, company: DemoCompany): Promise<CastCompany> {
  const { companyId, originationNumber } = company;
  const isOfOneCompany = (email: string) =>
    demoCompanies.filter(({ members }) => members.some((member) => member.email === email)).length === 1;
  // A person who works for both companies would have to name the company with each request.
  const staff = company.members.filter(({ email }) => isOfOneCompany(email));
  const members = await Promise.all(staff.map(({ email }) => memberApi(office, email)));
  const admin = members[staff.findIndex(({ role }) => role === 'admin')];
  if (!admin) throw new Error('The company has no admin');
  const automation = await automationApi(office, company.automation.roleName);
  return { companyId, originationNumber, members, admin, automation };
}

/** Gives the contact another number, as staff do. A repeated call makes the same change. */
export async function moveContact(contact: CastContact, number: string): Promise<CastContact> {
  const { company, contactId, details, revision } = contact;
  const moved = detailsAt(details.role, details.name, number);
  return { company, contactId, ...(await putAt(company, contactId, moved, number, revision)) };
}

/** The numbering plan does not assign this area code. */
export function numberOf(index: number): string {
  return `+1555${String(2_000_000 + index)}`;
}

function detailsAt(role: Role, name: string, number: string): ContactDetails {
  return { role, name, [phoneFieldOf[role]]: number };
}

const agreedAt = new Date().toISOString();

/**
 * The automation of the run texts everyone, and each number needs a consent in its own words (P31): the same words again are the
 * record of another number. They are the same in a repeated request, because it must be the same as the first.
 */
function consentAt(number: string) {
  const wording = `May we text you at ${number} about your inspection?`;
  return { agreedTo: 'inspections', agreedAt, source: 'phone-call', wording } as const;
}

async function putAt(
  { members }: CastCompany,
  contactId: string,
  details: ContactDetails,
  number: string,
  seen?: number,
) {
  const [member] = members;
  if (!member) throw new Error('The company has no member');
  const { texting, revision } = await member.putContact({
    contactId,
    ...details,
    revision: seen,
    consent: consentAt(number),
  });
  if (!('conversationId' in texting)) throw new Error('A contact of the run has no number');
  return { details, number, conversationId: texting.conversationId, revision };
}
