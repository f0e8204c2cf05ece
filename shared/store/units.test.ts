import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import type { Acceptance } from './acceptStore.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import type { AdminStore } from './dynamoStore.ts';
import type { MessageKey } from './messageKey.ts';
import type { RateLimitItem } from './rateLimitStore.ts';
import {
  receiveText,
  newCompany,
  newContact,
  openTestStore,
  randomNumber,
  type TestStore,
} from '#testing/testStore.ts';

const text =
  'The lockbox is at the side door; please bring the ladder and text us when you are done. We lock up at 5 pm today, Ana.';
const carrierFacts = () => ({
  carrierMessageId: randomUUID(),
  evidence: { requestId: randomUUID(), status: 200 },
});
const delivered = { receipt: 'TEXT_DELIVERED' };
const unreachable = { receipt: 'TEXT_UNREACHABLE', failure: 'phone-unreachable' } as const;
const member = { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' } as const;

let opened: TestStore;
let store: AdminStore;
let company: CompanyWithSecret;
beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  company = await newCompany(store);
});
afterAll(() => opened?.stop());

test.runIf(onEmbeddedEngine)(
  'each access pattern costs what the README says and stays within the budget, on the embedded engine',
  async () => {
    const { companyId } = company;
    const subject = `issuer#${randomUUID()}`;
    await store.putMember(subject, companyId, {
      memberId: 'mem_kim',
      name: 'Kim Madsen',
      email: 'kim@example.com',
      role: 'staff',
    });
    await store.registerAutomation(companyId, { roleName: 'reminders', name: 'Reminders' }, new Date());
    const ana = await newContact(store, company, { name: 'Ana Moreno', email: 'ana@example.com' });
    const { conversationId } = ana;
    await acceptedBy('a first text, so that the thread has begun', conversationId, ana.contactId);

    const measured = {
      'caller: member and company, with every request': () => store.findMembership(subject, companyId),
      "caller: an automation's row and the company": async () => {
        await store.findAutomation('reminders', companyId);
        await store.findCompany(companyId);
      },
      'counting 20 requests of a caller': () => store.countRequests('kim', 29_000_000, 20),
      'a first contact with a new number': () => newContact(store, company, { name: 'Luis Moreno' }),
      'a section of the recent lists, 1 conversation': () =>
        store.listRecent(companyId, 'clients', new Date()),
      'a page of a thread, 1 message': () => store.listMessages(companyId, conversationId),
      'a search that finds 1 contact': () => store.searchContacts(companyId, 'ana moreno'),
      'a search for a whole email address': () => store.searchContacts(companyId, 'ana@example.com'),
      'the unread list, empty': () => store.listUnread(companyId),
      'the due list, empty': () => store.listDue(new Date(0)),
      'the texts of a month, 1 conversation': () =>
        store.countTexts(companyId, {
          from: new Date(Date.now() - 86_400_000),
          until: new Date(),
          countryOf: () => 'US',
        }),
      'the conversation of a contact': async () => {
        await store.findContact(companyId, ana.contactId);
        await store.findConversation(companyId, conversationId);
      },
    };
    const rows: Rows = new Map();
    for (const [name, act] of Object.entries(measured)) rows.set(name, await opened.unitsOf(act));

    const messageId = randomUUID();
    let messageKey: MessageKey = { companyId, conversationId, at: '', messageId };
    const step = async (name: string, act: () => Promise<unknown>) =>
      rows.set(name, await opened.unitsOf(act));
    await step('outbound 1: accept', async () => {
      const { at } = await acceptedBy(text, conversationId, ana.contactId, messageId);
      messageKey = { ...messageKey, at };
    });
    const wanted = { parts: 1, lane: 'member', lastEnqueuedAt: messageKey.at } as const;
    const takeSlot = (rateLimit: RateLimitItem | undefined) =>
      store.reserveSendSlot(companyId, wanted, rateLimit, new Date(), 10);
    await takeSlot(undefined);
    let rateLimit: RateLimitItem | undefined;
    await step('outbound 2: first check', async () => {
      ({ rateLimit } = await store.readBeforeSlot(messageKey));
    });
    await step('outbound 3: send slot', () => takeSlot(rateLimit));
    await step('outbound 4: claim', () =>
      store.advance(messageKey, 'claim', { claimId: randomUUID() }, new Date()),
    );
    await step('outbound 5: last check', () => store.readForSending(companyId, conversationId));
    await step('outbound 6: carrier accepts', () =>
      store.advance(messageKey, 'carrierAccepts', carrierFacts(), new Date()),
    );
    await step('outbound 7: receipt', () =>
      store.advance(messageKey, 'deliveryReceipt', delivered, new Date()),
    );

    const inbound = { from: ana.number, text, at: new Date().toISOString(), inboundMessageId: randomUUID() };
    await step('inbound: company by number', () =>
      store.findCompanyByNumber(company.originationNumber ?? ''),
    );
    await step('inbound: store the text of a contact', () => receiveText(store, company, inbound));
    await step('inbound: list the texts it cancels', () =>
      store.listCancelledByReply(companyId, conversationId, inbound.at),
    );
    await step('inbound: the same event again', () => receiveText(store, company, inbound));
    await step('inbound: the first text of a stranger', () =>
      receiveText(store, company, { ...inbound, from: randomNumber(), inboundMessageId: randomUUID() }),
    );
    const forwards = { isOn: true, to: randomNumber(), changedAt: '2026-01-05T15:00:00.000Z' };
    const forwarding = { ...company, forwarding: forwards };
    const again = () => ({ ...inbound, inboundMessageId: randomUUID(), at: new Date().toISOString() });
    await receiveText(store, forwarding, again());
    await step('inbound: another text, which is forwarded', () => receiveText(store, forwarding, again()));
    await step('the longest unread conversation', () => store.findLongestUnread(companyId));
    const { revision } = (await store.findConversation(companyId, conversationId)) ?? { revision: 0 };
    await step('mark read', () => store.markRead(companyId, conversationId, revision));

    expect(missingInReadme(linesOf(rows))).toEqual([]);
    const sum = (unit: 'read' | 'write', prefix: string) =>
      [...rows].reduce((total, [name, units]) => total + (name.startsWith(prefix) ? units[unit] : 0), 0);
    expect(sum('write', 'outbound')).toBeLessThanOrEqual(14);
    expect(sum('read', 'outbound')).toBeLessThanOrEqual(7);
    expect(rows.get('inbound: store the text of a contact')?.write).toBeLessThanOrEqual(8);
  },
);

test.runIf(onEmbeddedEngine)('rare paths cost what the README says, on the embedded engine', async () => {
  const { companyId } = company;
  const ana = await newContact(store, company, { name: 'Ana Moreno' });
  const { conversationId, contactId } = ana;
  const rows: Rows = new Map();
  const step = async (name: string, act: () => Promise<unknown>) => rows.set(name, await opened.unitsOf(act));
  const claimed = async () => {
    const messageKey = await destinationOf(acceptedBy(text, conversationId, contactId));
    await store.advance(messageKey, 'claim', { claimId: randomUUID() }, new Date());
    return messageKey;
  };

  const refused = await claimed();
  await step('refused by the carrier', () =>
    store.advance(refused, 'refuse', { failure: 'refused-by-carrier' }, new Date()),
  );
  const failed = await claimed();
  await store.advance(failed, 'carrierAccepts', carrierFacts(), new Date());
  await step('failed by a receipt', () => store.advance(failed, 'failureReceipt', unreachable, new Date()));
  await step('the Failed list, 2 messages of 1 conversation', () => store.listFailed(companyId));
  await step('resend', () =>
    store.resendMessage(
      failed,
      () => ({ ...acceptance(text, conversationId, contactId), resendOf: { ...failed, attempt: 2 } }),
      () => undefined,
    ),
  );
  await step('dismiss a failure', () => store.dismissFailure(refused));

  const waiting = await destinationOf(acceptedBy(text, conversationId, contactId));
  await step('cancel a text that waits', () =>
    store.advance(waiting, 'cancel', { cancelledBy: 'Kim Madsen' }, new Date()),
  );
  const dueAt = new Date(Date.now() + 60_000);
  let scheduled = waiting;
  await step('schedule a text', async () => {
    scheduled = await destinationOf(acceptedBy(text, conversationId, contactId, randomUUID(), dueAt));
  });
  const another = await destinationOf(acceptedBy(text, conversationId, contactId, randomUUID(), dueAt));
  await step('edit a scheduled text', async () => {
    const stored = await store.findOutbound(another, true);
    if (!stored) throw new Error('The scheduled text is gone');
    const at = new Date(dueAt.getTime() + 1000).toISOString();
    const change = {
      at,
      now: new Date(),
      isHeld: false,
      edit: { text, author: member, requestHash: 'edit' },
    };
    await store.editScheduled(stored, stored.revision, change, () => undefined);
  });
  await step('queue a scheduled text that is due', () =>
    store.comeDue(scheduled, () => undefined, dueAt, dueAt),
  );

  const stop = { from: ana.number, text: 'STOP', inboundMessageId: randomUUID() };
  await step('inbound: STOP, with its confirmation', () =>
    receiveText(store, company, { ...stop, at: new Date(dueAt.getTime() + 1000).toISOString() }),
  );

  expect(missingInReadme(linesOf(rows))).toEqual([]);
});

test.runIf(onEmbeddedEngine)('inspections cost what the README says, on the embedded engine', async () => {
  const office = await newCompany(store);
  const { companyId } = office;
  const { conversationId, contactId } = await newContact(store, office, { name: 'Ana Moreno' });
  const about = { inspectionId: 'insp_1', address: '12 Elm Street', startsAt: '2026-11-27T15:00:00.000Z' };
  const automated = () => ({
    ...acceptance(text, conversationId, contactId),
    companyId,
    author: { kind: 'auto', automation: 'Reminder', inspection: about } as const,
  });
  const rows: Rows = new Map();
  const step = async (name: string, act: () => Promise<unknown>) => rows.set(name, await opened.unitsOf(act));
  await step('store an inspection of 5 words', () =>
    store.putInspection(companyId, { ...about, people: [{ contactId, role: 'client', name: 'Ana Moreno' }] }),
  );
  await store.accept(automated(), () => undefined);
  await step('accept an automated text about an inspection', () =>
    store.accept(automated(), () => undefined),
  );
  await step('an inspection with 1 person and 2 texts', async () => {
    await store.findInspection(companyId, about.inspectionId);
    await store.findContact(companyId, contactId);
    await store.findConversations(companyId, [conversationId]);
    await store.listTextsOfInspection(companyId, about.inspectionId);
  });
  await step('a page of inspections, 1 inspection', () =>
    store.listInspections(companyId, 'upcoming', new Date(0)),
  );
  await step('a search that finds 1 inspection', () => store.searchInspections(companyId, 'elm moreno'));
  await step("a member's navigation bar", () => store.findMemberSettings(companyId, 'mem_kim'));
  expect(missingInReadme(linesOf(rows))).toEqual([]);
});

test.runIf(onEmbeddedEngine)(
  'write units grow with length and roles as the README says, on the embedded engine',
  async () => {
    const slotUnits = 1;
    const costs: string[] = [];
    for (const [what, words, sections] of [
      ['120 characters, one section', text, 1],
      ['120 characters, two sections', text, 2],
      ['480 characters, one section', text.repeat(4), 1],
      ['1,600 characters, one section', text.repeat(14).slice(0, 1600), 1],
      ['1,600 characters, two sections', text.repeat(14).slice(0, 1600), 2],
    ] as const) {
      const to = await newContact(store, company, { name: 'Ana Moreno' });
      if (sections === 2) {
        await newContact(store, company, { role: 'agent', name: 'Luis Moreno', phone: to.number });
      }
      await acceptedBy('a first text, so that the thread has begun', to.conversationId, to.contactId);
      let messageKey = {} as MessageKey;
      const accept = await opened.unitsOf(async () => {
        messageKey = await destinationOf(acceptedBy(words, to.conversationId, to.contactId));
      });
      const wayOut = await opened.unitsOf(async () => {
        await store.advance(messageKey, 'claim', { claimId: randomUUID() }, new Date());
        await store.advance(messageKey, 'carrierAccepts', carrierFacts(), new Date());
        await store.advance(messageKey, 'deliveryReceipt', delivered, new Date());
      });
      const inbound = {
        from: to.number,
        text: words,
        at: new Date().toISOString(),
        inboundMessageId: randomUUID(),
      };
      const heard = await opened.unitsOf(() => receiveText(store, company, inbound));
      costs.push(`| ${what} | ${accept.write + slotUnits + wayOut.write} | ${heard.write} |`);
    }
    expect(missingInReadme(costs)).toEqual([]);
  },
);

test.runIf(onEmbeddedEngine)(
  'a search for a full name whose words many people share reads on for the longest word alone, on the embedded engine',
  async () => {
    const office = await newCompany(store);
    const namesakes = [
      ...Array.from({ length: 130 }, (_, index) => `Rosa Lind${index}`),
      ...Array.from({ length: 40 }, (_, index) => `Kim${index} Quillfeather`),
      'Rosa Quillfeather',
    ];
    await Promise.all(namesakes.map((name) => newContact(store, office, { name })));

    let found: unknown;
    const { read } = await opened.unitsOf(async () => {
      found = await store.searchContacts(office.companyId, 'rosa quillfeather');
    });
    expect(found).toMatchObject({ items: [{ contact: { name: 'Rosa Quillfeather' } }], typeMore: false });
    // 25 entries of each word, 16 more of the last name, and one conversation. Reading on in both words costs twice as much.
    expect(read).toBeLessThanOrEqual(7);
  },
);

/** The units of each access pattern, by its name in the README. */
type Rows = Map<string, { readonly read: number; readonly write: number }>;

const linesOf = (rows: Rows) =>
  [...rows].map(([name, { read, write }]) => `| ${name} | ${read} | ${write} |`);

function missingInReadme(lines: readonly string[]): readonly string[] {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  return lines.filter((line) => !readme.includes(line));
}

async function destinationOf(accepted: ReturnType<typeof acceptedBy>): Promise<MessageKey> {
  const { conversationId, at, messageId } = await accepted;
  return { companyId: company.companyId, conversationId, at, messageId };
}

async function acceptedBy(
  words: string,
  conversationId: string,
  contactId: string,
  messageId: string = randomUUID(),
  dueAt?: Date,
) {
  const asked = acceptance(words, conversationId, contactId, messageId);
  const accepted = await store.accept({ ...asked, ...(dueAt && { dueAt }) }, () => undefined);
  if ('refusal' in accepted) throw new Error(accepted.refusal.code);
  return accepted;
}

function acceptance(
  words: string,
  conversationId: string,
  contactId: string,
  messageId: string = randomUUID(),
): Acceptance {
  return {
    companyId: company.companyId,
    conversationId,
    messageId,
    text: words,
    author: member,
    contactId,
    idScope: 'member',
    lane: 'member',
    requestHash: messageId,
    now: new Date(),
    checkAt: new Date(Date.now() + 300_000),
  };
}
