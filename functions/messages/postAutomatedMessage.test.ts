import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Inspection } from '#shared/domain/inspection.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { accepted } from '#testing/accepted.ts';
import { newAutomation, testCompany, type TestCompany } from '#testing/testCompany.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { openLaggingStore } from '#testing/testClient.ts';
import { randomNumber } from '#testing/testStore.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { upsertContact } from '../contacts/upsertContact.ts';
import { cancelAutomatedMessage } from './cancelAutomatedMessage.ts';
import { getAutomatedMessage } from './getAutomatedMessage.ts';
import { listMessages } from './listMessages.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';

type Post = Parameters<typeof postAutomatedMessage>[1]['input'];
type Person = Awaited<ReturnType<TestCompany['contact']>>;

const reminder = (more: Partial<Post> = {}): Post => ({
  messageId: `reminder-${randomUUID()}`,
  contactId: ana.contactId,
  text: 'Reminder: your inspection is tomorrow at nine.',
  automation: 'Reminder',
  ...more,
});
const post = (input: Post) => postAutomatedMessage(office.granted, office.automationRequest(input));
const thread = async (conversationId = ana.conversationId) =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId }))).items;

async function inspectionOf(...people: readonly (Person & { readonly on?: 'agent' | 'client' })[]) {
  const inspection: Inspection = {
    inspectionId: `insp_${randomUUID().replaceAll('-', '')}`,
    address: '12 Elm Street',
    startsAt: '2026-03-21T14:00:00.000Z',
    people: people.map(({ contactId, role, name, on = role }) => ({ contactId, role: on, name })),
  };
  await table.store.putInspection(office.companyId, inspection);
  return inspection;
}
const byRole = (inspection: Inspection, more: Partial<Post> = {}): Post => {
  const { contactId: _, ...rest } = reminder();
  return { ...rest, role: 'client', inspectionId: inspection.inspectionId, ...more };
};
const moveAna = (phone: string) =>
  table.store.putContact(
    office.company,
    resolveContact(office.company, ana.contactId, { role: 'client', name: 'Ana Moreno', phone }),
    ana.revision,
    office.granted.now(),
  );

describe('an automated text', () => {
  test('is in the thread as Auto with its automation and a link to the inspection, and reveals no number (P9, P22, P29)', async () => {
    const inspection = await inspectionOf(ana);
    const input = reminder({ inspectionId: inspection.inspectionId });
    const answer = await post(input);
    expect(answer).toEqual({
      messageId: input.messageId,
      conversationId: ana.conversationId,
      contactId: ana.contactId,
      direction: 'outbound',
      text: `${input.text}\nReply STOP to opt out.`,
      author: {
        kind: 'auto',
        automation: 'Reminder',
        source: 'automation',
        program: 'Reminders',
        inspection: {
          inspectionId: inspection.inspectionId,
          address: '12 Elm Street',
          startsAt: '2026-03-21T14:00:00.000Z',
        },
      },
      at: '2026-03-20T15:00:00.000Z',
      state: 'queued',
      stateAt: '2026-03-20T15:00:00.000Z',
      revision: 1,
    });
    expect(await thread()).toEqual([answer]);
    expect(JSON.stringify(answer)).not.toContain(ana.number);
  });

  test('says whether an action or an automation caused it, and which program posted it', async () => {
    const input = reminder({ source: 'action', automation: 'Report sent' });
    const posted = accepted(await post(input));
    expect(posted.author).toEqual({
      kind: 'auto',
      automation: 'Report sent',
      source: 'action',
      program: 'Reminders',
    });
    expect(await post({ ...input, source: 'automation' })).toEqual({
      refusal: { code: 'message-id-reused' },
    });
  });

  test('can be read back with its current state by the automation that posted it, and by no other', async () => {
    const input = reminder();
    const posted = accepted(await post(input));
    const { messageId } = input;
    const readBack = (request = office.automationRequest({ messageId })) =>
      getAutomatedMessage(office.granted, request);
    expect(await readBack()).toEqual(posted);
    await cancelAutomatedMessage(office.granted, office.automationRequest({ messageId }));
    expect(await readBack()).toMatchObject({ messageId, state: 'cancelled' });
    const other = await newAutomation(table.store, office.company, 'Reviews');
    expect(await readBack({ caller: other, input: { messageId } })).toEqual({
      refusal: { code: 'message-not-found' },
    });
  });

  test('waits in the auto lane, so that no member waits for it', async () => {
    const { conversationId, messageId, at } = accepted(await post(reminder()));
    const messageKey = { companyId: office.companyId, conversationId, messageId, at };
    expect(await table.store.findOutbound(messageKey, true)).toMatchObject({ lane: 'auto' });
  });

  test('makes nothing unread and moves its conversation to the top of the list (P4, P18)', async () => {
    const { messageId } = accepted(await post(reminder()));
    expect(await table.store.listUnread(office.companyId)).toEqual([]);
    const row = await table.store.findConversation(office.companyId, ana.conversationId);
    expect(row).toMatchObject({ lastMessage: { messageId, author: { kind: 'auto' } } });
  });
});

describe('by role on an inspection (P29)', () => {
  test('goes to the person who has the role', async () => {
    const agent = await office.contact({ role: 'agent', name: 'Dana Reyes' });
    const inspection = await inspectionOf(ana, agent);
    const answer = await post(byRole(inspection, { role: 'agent' }));
    expect(answer).toMatchObject({
      contactId: agent.contactId,
      conversationId: agent.conversationId,
      author: { inspection: { inspectionId: inspection.inspectionId } },
    });
  });

  test('goes once to a couple who share a phone', async () => {
    const luis = await office.contact({ name: 'Luis Moreno', phone: ana.number });
    const answer = accepted(await post(byRole(await inspectionOf(ana, luis))));
    expect(answer.contactId).toBe(ana.contactId);
    expect(await thread()).toEqual([answer]);
  });

  test('is refused when several people with different numbers have the role, with one contact per number to choose from', async () => {
    const luis = await office.contact({ name: 'Luis Moreno', phone: ana.number });
    const bea = await office.contact({ name: 'Bea Ruiz' });
    const inspection = await inspectionOf(ana, luis, bea);
    const { refusal } = (await post(byRole(inspection))) as { refusal: { contactIds: string[] } };
    expect(refusal).toEqual({ code: 'several-recipients', contactIds: [ana.contactId, bea.contactId] });
    for (const contactId of refusal.contactIds) {
      accepted(await post(reminder({ contactId, inspectionId: inspection.inspectionId })));
    }
    expect([await thread(), await thread(bea.conversationId)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('skips a person without a number when another person has one', async () => {
    const inspection = await inspectionOf(await withoutNumber('Bea Ruiz'), ana);
    expect(await post(byRole(inspection))).toMatchObject({ contactId: ana.contactId });
  });

  test('is refused when no one has the role, and when no one with the role can be texted', async () => {
    expect(await post(byRole(await inspectionOf(ana), { role: 'inspector' }))).toEqual({
      refusal: { code: 'role-not-on-inspection', role: 'inspector' },
    });
    expect(await post(byRole(await inspectionOf(await withoutNumber('Bea Ruiz'))))).toEqual({
      refusal: { code: 'contact-without-number', field: 'phone', why: 'missing' },
    });
  });
});

describe('a repeated request (P15, P29)', () => {
  test('is the same message, even when both arrive at the same moment', async () => {
    const input = reminder();
    const [first, second] = await Promise.all([post(input), post(input)]);
    expect(second).toEqual(first);
    office.later(3600);
    expect(await post(input)).toEqual(first);
    expect(await thread()).toEqual([first]);
  });

  test('returns the stored message after the person opted out, was blocked or moved', async () => {
    const input = reminder();
    const first = await post(input);
    await table.mark(office.company, ana.conversationId, 'optOut');
    await table.mark(office.company, ana.conversationId, 'blocked');
    expect(await post(input)).toEqual(first);
    await moveAna(randomNumber());
    expect(await post(input)).toEqual(first);
  });

  test('returns the stored message when another person or several people have the role now', async () => {
    const inspection = await inspectionOf(ana);
    const input = byRole(inspection);
    const first = await post(input);
    const bea = await office.contact({ name: 'Bea Ruiz' });
    for (const people of [[ana, bea], [bea], []]) {
      const inRole = people.map(({ contactId, role, name }) => ({ contactId, role, name }));
      await table.store.putInspection(office.companyId, { ...inspection, people: inRole });
      expect(await post(input)).toEqual(first);
    }
    expect(await thread(bea.conversationId)).toEqual([]);
  });

  test.each<[string, Partial<Post>]>([
    ['another text', { text: 'Reminder: today at nine.' }],
    ['another name', { automation: 'Booked' }],
    ['a missing contact', { contactId: 'con_nobody' }],
    ['a missing inspection', { inspectionId: 'insp_none' }],
  ])('with %s under the id is refused, and the first one stays as it was', async (_, change) => {
    const input = reminder();
    const first = await post(input);
    expect(await post({ ...input, ...change })).toEqual({ refusal: { code: 'message-id-reused' } });
    expect(await thread()).toEqual([first]);
  });

  test('by another automation under the same id at the same moment is refused, and replaces nothing', async () => {
    const input = reminder({ messageId: randomUUID() });
    const first = await post(input);
    const other = await newAutomation(table.store, office.company, 'Reviews');
    expect(await postAutomatedMessage(office.granted, { caller: other, input })).toEqual({
      refusal: { code: 'message-id-reused' },
    });
    expect(await thread()).toEqual([first]);
  });

  test('by another automation or a member under the same id is another message', async () => {
    const input = reminder({ messageId: randomUUID() });
    const first = await post(input);
    office.later(1);
    const other = await newAutomation(table.store, office.company, 'Reviews');
    const second = await postAutomatedMessage(office.granted, { caller: other, input });
    expect(second).not.toHaveProperty('refusal');
    expect(await thread()).toEqual([second, first]);
  });
});

describe('a scheduled text', () => {
  const scheduledAt = '2026-03-21T13:00:00Z';
  const dueAt = '2026-03-21T13:00:00.000Z';
  const comesDue = ({
    conversationId,
    messageId,
    at,
  }: {
    conversationId: string;
    messageId: string;
    at: string;
  }) => {
    const messageKey = { companyId: office.companyId, conversationId, messageId, at };
    const now = office.granted.now();
    return table.store.comeDue(messageKey, () => undefined, now, now);
  };

  test('is in the thread at its time, and does not change the lists before then', async () => {
    const before = await table.store.findConversation(office.companyId, ana.conversationId);
    const answer = await post(reminder({ scheduledAt }));
    expect(answer).toMatchObject({ state: 'scheduled', at: dueAt });
    expect(await thread()).toEqual([answer]);
    expect(await table.store.findConversation(office.companyId, ana.conversationId)).toEqual(before);
  });

  test('is rescheduled by the same request with another time, and stays one text', async () => {
    const input = reminder({ scheduledAt });
    await post(input);
    const later = accepted(await post({ ...input, scheduledAt: '2026-03-22T13:00:00Z' }));
    expect(later).toMatchObject({ state: 'scheduled', at: '2026-03-22T13:00:00.000Z' });
    expect(await thread()).toEqual([later]);
    expect(await post({ ...input, scheduledAt: '2026-03-22T13:00:00Z', text: 'Another' })).toEqual({
      refusal: { code: 'message-id-reused' },
    });
  });

  test('can no longer be rescheduled once it is due, and repeating the request returns its state', async () => {
    const input = reminder({ scheduledAt });
    const scheduled = accepted(await post(input));
    office.isNow('2026-03-21T13:00:30.000Z');
    expect(await post(input)).toEqual(scheduled);
    await comesDue(scheduled);
    for (const time of [scheduledAt, '2026-03-22T13:00:00Z']) {
      expect(await post({ ...input, scheduledAt: time })).toMatchObject({ state: 'queued', at: dueAt });
    }
    expect(await thread()).toHaveLength(1);
  });

  test('is refused in the past and more than 366 days ahead, and accepted in between', async () => {
    expect(await post(reminder({ scheduledAt: '2026-03-20T14:59:59.999Z' }))).toEqual({
      refusal: { code: 'schedule-in-past', now: '2026-03-20T15:00:00.000Z' },
    });
    expect(await post(reminder({ scheduledAt: '2027-03-21T15:00:00.001Z' }))).toEqual({
      refusal: { code: 'schedule-too-far', maxDays: 366 },
    });
    expect(await thread()).toEqual([]);
    expect(await post(reminder({ scheduledAt: '2027-03-21T15:00:00Z' }))).toMatchObject({
      state: 'scheduled',
    });
  });

  test('cannot be rescheduled to the past, nor for a person who has opted out since', async () => {
    const input = reminder({ scheduledAt });
    const first = await post(input);
    expect(await post({ ...input, scheduledAt: '2026-03-20T12:00:00Z' })).toMatchObject({
      refusal: { code: 'schedule-in-past' },
    });
    await table.mark(office.company, ana.conversationId, 'optOut');
    expect(await post({ ...input, scheduledAt: '2026-03-22T13:00:00Z' })).toEqual({
      refusal: { code: 'recipient-opted-out' },
    });
    expect(await thread()).toEqual([first]);
  });

  test('with the id and time of another automation’s text is refused and does not replace it', async () => {
    const input = reminder({ scheduledAt });
    const first = await post(input);
    const other = await newAutomation(table.store, office.company, 'Reviews');
    const byOther = (more: Partial<Post>) =>
      postAutomatedMessage(office.granted, { caller: other, input: { ...input, ...more } });
    expect(await byOther({ text: 'How was it?' })).toEqual({ refusal: { code: 'message-id-reused' } });
    const second = await byOther({ text: 'How was it?', scheduledAt: '2026-03-22T13:00:00Z' });
    expect(await byOther({ text: 'How was it?' })).toEqual({ refusal: { code: 'message-id-reused' } });
    expect(await thread()).toEqual([second, first]);
  });

  test('is always found by its id while it is rescheduled repeatedly', async () => {
    const input = reminder({ scheduledAt });
    await post(input);
    const idScope = `automation:${office.reminders.automation.roleName}`;
    let changing = true;
    let found = 0;
    let missed = 0;
    const change = async () => {
      try {
        for (let times = 0; times < 20 || (found <= 20 && missed === 0); times += 1) {
          accepted(await post({ ...input, scheduledAt: `2026-05-${10 + (times % 20)}T13:00:00Z` }));
        }
      } finally {
        changing = false;
      }
    };
    const find = async () => {
      while (changing) {
        const seen = await table.store.findAccepted(office.companyId, idScope, input.messageId);
        if (seen?.status === 'scheduled') found += 1;
        else missed += 1;
      }
    };
    await Promise.all([change(), find()]);
    expect({ missed, hasSearched: found > 20 }).toEqual({ missed: 0, hasSearched: true });
    expect(await thread()).toHaveLength(1);
  });
});

describe('an automated text is refused with a code, and leaves no trace', () => {
  test.each<[string, () => Promise<unknown>, Partial<Post>, object]>([
    [
      'to a person who opted out (P25)',
      () => table.mark(office.company, ana.conversationId, 'optOut'),
      {},
      { code: 'recipient-opted-out' },
    ],
    [
      'to a number that the company blocked',
      () => table.mark(office.company, ana.conversationId, 'blocked'),
      {},
      { code: 'recipient-blocked' },
    ],
    ['to a missing contact', nothing, { contactId: 'con_nobody' }, { code: 'contact-not-found' }],
    ['about a missing inspection', nothing, { inspectionId: 'insp_none' }, { code: 'inspection-not-found' }],
    ['when it is blank (P12)', nothing, { text: ' \n' }, { code: 'text-blank' }],
    [
      'when it is too long (P16)',
      nothing,
      { text: 'a'.repeat(1601) },
      { code: 'text-too-long', characters: 1601, max: 1600, encoding: 'GSM-7' },
    ],
  ])('%s', async (_, before, change, refusal) => {
    await before();
    const row = await table.store.findConversation(office.companyId, ana.conversationId);
    const input = reminder(change);
    expect(await post(input)).toEqual({ refusal });
    expect(await thread()).toEqual([]);
    expect(await table.store.findConversation(office.companyId, ana.conversationId)).toEqual(row);
    const idScope = `automation:${office.reminders.automation.roleName}`;
    expect(await table.store.findAccepted(office.companyId, idScope, input.messageId)).toBeUndefined();
  });

  test('to a contact or about an inspection of another company, as if it were missing (P23)', async () => {
    const other = await testCompany(table);
    const theirs = await other.contact();
    expect(await post(reminder({ contactId: theirs.contactId }))).toEqual({
      refusal: { code: 'contact-not-found' },
    });
    const inspection = await inspectionOf(ana);
    const foreign = await postAutomatedMessage(
      other.granted,
      other.automationRequest(
        reminder({ contactId: theirs.contactId, inspectionId: inspection.inspectionId }),
      ),
    );
    expect(foreign).toEqual({ refusal: { code: 'inspection-not-found' } });
  });
});

async function nothing() {}

async function withoutNumber(name: string): Promise<Person> {
  const contactId = `con_${randomUUID().replaceAll('-', '')}`;
  const stored = await table.store.putContact(
    office.company,
    resolveContact(office.company, contactId, { role: 'client', name }),
    undefined,
    office.granted.now(),
  );
  return { ...accepted(stored), conversationId: '', number: '' };
}

describe('an automated text right after its program saved the person', () => {
  const given = {
    agreedTo: 'inspections',
    agreedAt: '2026-03-20T14:00:00.000Z',
    source: 'phone-call',
    wording: 'May we text you about your inspection?',
  } as const;

  test.each([
    ['the person', false],
    ['their consent', true],
  ])('is accepted although an eventually consistent read does not see %s yet', async (_, isKnown) => {
    const contactId = `con_${randomUUID().replaceAll('-', '')}`;
    const details = { contactId, role: 'client' as const, name: 'Li Wei', phone: randomNumber() };
    const save = (consent?: typeof given) => {
      const input = { companyId: office.companyId, ...details, consent };
      return upsertContact(office.granted, office.automationRequest(input));
    };
    if (isKnown) accepted(await save());
    const { store, close } = openLaggingStore(table);
    await store.findConversation(office.companyId, conversationIdOf(office.company.secret, details.phone));
    accepted(await save(given));
    const request = office.automationRequest(reminder({ contactId }));
    const answer = await postAutomatedMessage({ ...office.granted, store }, request);
    close();
    expect(answer).toMatchObject({ contactId, state: 'queued' });
  });
});
