import { randomUUID } from 'node:crypto';
import type { ContactDetails } from '#shared/domain/contact.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { receiveText, newCompany, newContact } from './testStore.ts';
import type { MemberRequest, AutomationRequest, AutomationCaller, Caller } from '#functions/Caller.ts';
import { defaultTiming } from '#functions/grants.ts';
import type { TestTable } from './testTable.ts';

export type TestCompany = Awaited<ReturnType<typeof testCompany>>;

/**
 * Creates a company with two members and an automation, and a clock that stops until it is set. `memberRequest` builds a request
 * in Kim's name, `automationRequest` in the automation's. `granted` has the grants of a use case that needs only the store.
 */
export async function testCompany({ store }: Pick<TestTable, 'store'>, at = '2026-03-20T15:00:00.000Z') {
  const company = await newCompany(store);
  const [kim, lee, reminders] = await Promise.all([
    newMember(store, company, 'Kim Madsen', 'admin'),
    newMember(store, company, 'Lee Ortiz', 'staff'),
    newAutomation(store, company, 'Reminders'),
  ]);
  let time = new Date(at);
  return {
    company,
    companyId: company.companyId,
    kim,
    lee,
    reminders,
    memberRequest: <Input>(input: Input): MemberRequest<Input> => ({ caller: kim, input }),
    automationRequest: <Input>(input: Input): AutomationRequest<Input> => ({ caller: reminders, input }),
    granted: {
      store,
      timing: defaultTiming,
      now: () => time,
      log: { write: () => {} },
      buckets: { send: async () => {} },
    },
    isNow(moment: string | Date) {
      time = new Date(moment);
    },
    later(seconds: number) {
      time = new Date(time.getTime() + seconds * 1000);
    },
    contact: (details: Partial<ContactDetails> = {}) => newContact(store, company, details),
    /** Records an inbound text from this number in the store. */
    receives: (from: string, text: string, when: string, inboundMessageId: string = randomUUID()) =>
      receiveText(store, company, { from, text, at: when, inboundMessageId }, time),
  };
}

async function newMember(
  store: AdminStore,
  company: CompanyWithSecret,
  name: string,
  role: 'admin' | 'staff',
): Promise<Caller> {
  const subject = `https://sign-in.example#${randomUUID()}`;
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  const member = { memberId: `mem_${first}`, name, email: `${first}@oakhill.example`, role };
  await store.putMember(subject, company.companyId, member);
  return { subject, member, company };
}

/** Creates an automation of the company with its own role. */
export async function newAutomation(
  store: AdminStore,
  company: CompanyWithSecret,
  name: string,
): Promise<AutomationCaller> {
  const automation = { roleName: `role-${randomUUID()}`, name };
  await store.registerAutomation(company.companyId, automation, new Date());
  return { automation, company };
}
