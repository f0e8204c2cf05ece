import { randomBytes } from 'node:crypto';
import { usualOptOutLine } from '#shared/domain/optOutLine.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import type { Demo, DemoCompany } from './Demo.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

type Loading = {
  readonly store: AdminStore;
  /** The issuer of the members' tokens, because a member is stored under issuer and subject. */
  readonly issuer: string;
};

/** The consent of everyone in the demo, as their booking form recorded it. */
const demoConsent = {
  agreedTo: 'inspections',
  agreedAt: '2026-01-05T15:00:00.000Z',
  source: 'booking-form',
  wording: 'I agree to get texts about my inspection at this number.',
  recordedBy: 'Booking form',
  recordedAt: '2026-01-05T15:00:00.000Z',
} as const;

const concurrency = 8;
/** A rate limit at which texting feels instant. The carrier sets that of a real number. */
const partsPerSecond = 50;

/** Stores a company with its number, members and automation. Repeating it changes nothing. */
export async function loadCompany(
  { store, issuer }: Loading,
  company: DemoCompany,
): Promise<CompanyWithSecret> {
  const { members, automation: _, ...details } = company;
  const known = await store.findCompany(company.companyId);
  const stored = known ?? { ...details, plan: 'advanced' as const, secret: randomBytes(32).toString('hex') };
  await store.putCompany(stored);
  await store.setRateLimit(company.companyId, partsPerSecond);
  for (const { sub, ...member } of members) {
    await store.putMember(`${issuer}#${sub}`, company.companyId, member);
  }
  await loadAutomation(store, company);
  return stored;
}

/** Registers the company's automation, unless its role is already registered. */
export async function loadAutomation(
  store: AdminStore,
  { automation, companyId }: Pick<DemoCompany, 'automation' | 'companyId'>,
): Promise<void> {
  if (await store.findAutomation(automation.roleName, companyId)) return;
  await store.registerAutomation(companyId, automation, new Date());
}

/** Stores everything of a demo. `progress` gets a line from time to time. A repetition duplicates nothing. */
export async function loadDemo(
  loading: Loading,
  demo: Demo,
  progress: (line: string) => void,
): Promise<void> {
  const { store } = loading;
  const company = await loadCompany(loading, demo.company);
  const now = new Date();
  progress(`${company.name}: ${demo.contacts.length} contacts`);
  await each(demo.contacts, async ({ contactId, details }) => {
    const resolved = resolveContact(company, contactId, details);
    const consent = 'number' in resolved.texting ? demoConsent : undefined;
    const stored = await store.putContact(company, resolved, undefined, now, consent);
    if (isRefused(stored)) throw new Error(`A demo contact was refused: ${stored.refusal.code}`);
  });
  progress(`${company.name}: ${demo.inspections.length} inspections`);
  await each(demo.inspections, (inspection) => store.putInspection(company.companyId, inspection));
  const texts = demo.histories.reduce((sum, { messages }) => sum + messages.length, 0);
  progress(
    `${company.name}: ${texts.toLocaleString('en-US')} texts in ${demo.histories.length} conversations`,
  );
  await each(demo.histories, ({ number, messages, unreadSince }) =>
    store.importHistory(company, number, messages, unreadSince),
  );
  await each(demo.scheduled, async ({ number, ...scheduled }) => {
    const accepted = await store.accept(
      {
        ...scheduled,
        companyId: company.companyId,
        conversationId: conversationIdOf(company.secret, number),
        idScope: 'history',
        lane: 'auto',
        optOutLine: usualOptOutLine,
        requestHash: scheduled.messageId,
        now,
        checkAt: scheduled.dueAt,
      },
      () => undefined,
    );
    if (isRefused(accepted)) throw new Error(`A scheduled demo text was refused: ${accepted.refusal.code}`);
  });
}

/** Runs several at a time. The store resolves the conflicts of people who share a phone. */
async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) await act(item);
    }),
  );
}
