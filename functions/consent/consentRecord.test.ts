import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as z from 'zod/mini';
import type { Company } from '#shared/domain/company.ts';
import { GivenConsent } from '#shared/domain/consentRecord.ts';
import { findContact } from '../contacts/findContact.ts';
import { putContact } from '../contacts/putContact.ts';
import { upsertContact } from '../contacts/upsertContact.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';

type Upsert = Parameters<typeof upsertContact>[1]['input'];

const missing = { refusal: { code: 'consent-missing' } };
const consent = {
  agreedTo: 'inspections',
  agreedAt: '2026-03-19T15:00:00.000Z',
  source: 'phone-call',
  wording: 'May we text you about your inspection?',
} as const;

const person = (more: Partial<Upsert> = {}): Upsert => ({
  companyId: office.companyId,
  contactId: `con_${randomUUID().replaceAll('-', '')}`,
  role: 'client',
  name: 'Ana Moreno',
  phone: randomNumber(),
  ...more,
});
const store = async (input: Upsert) =>
  accepted(await upsertContact(office.granted, office.automationRequest(input)));
const textAt = async (contactId: string) => {
  const contact = await table.store.findContact(office.companyId, contactId, true);
  if (!contact || !('number' in contact.texting)) throw new Error('The contact cannot be texted');
  return contact.texting;
};
const withSettings = (settings: Partial<Company>) => ({ ...office.company, ...settings });
const post = (contactId: string, settings: Partial<Company> = {}) =>
  postAutomatedMessage(office.granted, {
    caller: { ...office.reminders, company: withSettings(settings) },
    input: { messageId: randomUUID(), contactId, text: 'Tomorrow at nine.', automation: 'Reminder' },
  });
const send = async (contactId: string, settings: Partial<Company> = {}) =>
  sendMessage(office.granted, {
    caller: { ...office.kim, company: withSettings(settings) },
    input: {
      messageId: randomUUID(),
      contactId,
      conversationId: (await textAt(contactId)).conversationId,
      text: 'Hello',
    },
  });
const writes = async (contactId: string, when: string) =>
  office.receives((await textAt(contactId)).number, 'Is nine o’clock right?', when);

describe('consent (P31)', () => {
  test('is required for automations, and not for members, unless the company chooses otherwise', async () => {
    const { contactId } = await store(person());
    expect(await post(contactId)).toEqual(missing);
    expect(await post(contactId, { automationsNeedConsent: false })).toMatchObject({ state: 'queued' });
    expect(await send(contactId)).toMatchObject({ state: 'queued' });
    expect(await send(contactId, { membersNeedConsent: true })).toEqual(missing);
  });

  test('that an automation or a member records is evidence with its recorder, and opens the number to texts', async () => {
    const ana = person({ consent });
    const stored = await store(ana);
    const recorded = { recordedBy: 'Reminders', recordedAt: '2026-03-20T15:00:00.000Z' };
    expect(stored.consent).toEqual({ ...consent, ...recorded });
    expect(await post(ana.contactId)).toMatchObject({ state: 'queued' });
    expect(await send(ana.contactId, { membersNeedConsent: true })).toMatchObject({ state: 'queued' });

    const { companyId: _, ...byMember } = { ...person(), consent };
    const entered = accepted(await putContact(office.granted, office.memberRequest(byMember)));
    expect(entered.consent).toEqual({ ...consent, ...recorded, recordedBy: 'Kim Madsen' });
  });

  test('keeps its first recorder when the same consent is sent again, and stays when a request leaves it out', async () => {
    const ana = person({ consent });
    const first = await store(ana);
    office.later(3600);
    expect(await store(ana)).toEqual(first);
    const { consent: _, ...without } = ana;
    expect((await store({ ...without, name: 'Ana M. Moreno' })).consent).toEqual(first.consent);
  });

  test('belongs to one number: a new number needs its own, and the old one keeps its evidence', async () => {
    const ana = person({ consent });
    const first = await store(ana);
    const { consent: _, ...moved } = { ...ana, phone: randomNumber() };
    expect((await store(moved)).consent).toBeUndefined();
    expect(await post(ana.contactId)).toEqual(missing);

    const again = { ...consent, agreedAt: '2026-03-20T14:00:00.000Z' };
    expect((await store({ ...moved, consent: again })).consent).toMatchObject(again);
    expect(await post(ana.contactId)).toMatchObject({ state: 'queued' });

    const { consent: __, ...back } = ana;
    expect((await store(back)).consent).toEqual(first.consent);
    expect(await post(ana.contactId)).toMatchObject({ state: 'queued' });
  });

  test('at a former number, and one that a newer consent replaced, stay on record and visible with their number', async () => {
    const ana = person({ consent });
    const formerNumber = (
      accepted(await upsertContact(office.granted, office.automationRequest(ana))).texting as {
        number: string;
      }
    ).number;
    const moved = { ...ana, phone: randomNumber() };
    const byForm = { ...consent, agreedAt: '2026-03-20T14:00:00.000Z', source: 'booking-form' } as const;
    office.later(60);
    await store({ ...moved, consent: byForm });
    const offers = { ...byForm, agreedTo: 'inspections-and-offers' } as const;
    office.later(60);
    expect((await store({ ...moved, consent: offers })).consent).toMatchObject(offers);
    await store({ ...moved, consent: undefined, phone: undefined });

    const request = office.memberRequest({ contactId: ana.contactId });
    const { contact, consents } = accepted(await findContact(office.granted, request));
    expect(contact.consent).toBeUndefined();
    expect(consents).toMatchObject([offers, byForm, { ...consent, number: formerNumber }]);
    expect(consents.every(({ recordedBy }) => recordedBy === 'Reminders')).toBe(true);
  });

  test('that is sent along with a new number, as it was read, does not move to that number', async () => {
    const ana = person({ consent });
    const { texting: _, revision: __, ...read } = await store(ana);
    const moved = await store({ ...read, companyId: office.companyId, phone: randomNumber() });
    expect(moved.consent).toBeUndefined();
    const unreachable = await store({ ...read, companyId: office.companyId, phone: undefined });
    expect(unreachable.consent).toBeUndefined();
    expect((await store(ana)).consent).toEqual(read.consent);
  });

  test('of one person counts for the phone that several share, and no longer once that person has left it', async () => {
    const ana = person({ consent });
    const luis = person({ name: 'Luis Moreno', phone: ana.phone });
    await store(ana);
    await store(luis);
    expect(await post(luis.contactId)).toMatchObject({ state: 'queued' });
    await store({ ...ana, phone: randomNumber(), consent: undefined });
    expect(await post(luis.contactId)).toEqual(missing);
  });

  test('with a date in the future is refused from automations and members, and nothing is stored', async () => {
    const input = person({ consent: { ...consent, agreedAt: '2099-01-01T00:00:00.000Z' } });
    const { companyId: _, ...byMember } = input;
    const refused = { refusal: { code: 'consent-in-future', now: '2026-03-20T15:00:00.000Z' } };
    expect(await upsertContact(office.granted, office.automationRequest(input))).toEqual(refused);
    expect(await putContact(office.granted, office.memberRequest(byMember))).toEqual(refused);
    expect(await table.store.findContact(office.companyId, input.contactId, true)).toBeUndefined();
  });

  test('may be as far in the future as two clocks differ', async () => {
    const agreedAt = '2026-03-20T15:01:00.000Z';
    expect((await store(person({ consent: { ...consent, agreedAt } }))).consent).toMatchObject({ agreedAt });
  });

  test('is stored to the millisecond, so that the same consent from an export is not a newer one', async () => {
    const read = (agreedAt: string) => z.parse(GivenConsent, { ...consent, agreedAt });
    const ana = person({ consent: read('2026-03-19T15:00:00.123456Z') });
    const first = await store(ana);
    expect(first.consent?.agreedAt).toBe('2026-03-19T15:00:00.123Z');
    office.later(60);
    for (const agreedAt of ['2026-03-19T15:00:00.123Z', '2026-03-19T15:00:00.123456Z'])
      expect(await store({ ...ana, consent: read(agreedAt) })).toEqual(first);
    expect(z.safeParse(GivenConsent, { ...consent, agreedAt: 'yesterday' }).success).toBe(false);
  });

  test('is outranked by an opt-out', async () => {
    const ana = person({ consent });
    await store(ana);
    await table.mark(office.company, (await textAt(ana.contactId)).conversationId, 'optOut');
    expect(await post(ana.contactId)).toEqual({ refusal: { code: 'recipient-opted-out' } });
  });

  test('without a number that takes texts is refused with the field to fill, and nothing is stored', async () => {
    const input = person({ consent, phone: undefined });
    expect(await upsertContact(office.granted, office.automationRequest(input))).toEqual({
      refusal: { code: 'contact-without-number', field: 'phone', why: 'missing' },
    });
    expect(await table.store.findContact(office.companyId, input.contactId, true)).toBeUndefined();
  });
});

describe('a person who texts first', () => {
  test('may be answered by automations and members', async () => {
    const { contactId } = await store(person());
    await writes(contactId, '2026-03-20T14:59:00.000Z');
    expect(await post(contactId)).toMatchObject({ state: 'queued' });
    expect(await send(contactId, { membersNeedConsent: true })).toMatchObject({ state: 'queued' });
  });

  test('may be answered after the unknown number was made a contact', async () => {
    const number = randomNumber();
    await office.receives(number, 'Do you inspect roofs?', '2026-03-20T14:59:00.000Z');
    const { contactId } = await store(person({ phone: number }));
    expect(await post(contactId)).toMatchObject({ state: 'queued' });
  });

  test('does not open the number for the next person who gets it', async () => {
    const ana = person();
    await store(ana);
    await writes(ana.contactId, '2026-03-20T14:59:00.000Z');
    await store({ ...ana, phone: randomNumber() });
    const bea = await store(person({ name: 'Bea Ruiz', phone: ana.phone }));
    expect(await post(bea.contactId)).toEqual(missing);
    await writes(bea.contactId, '2026-03-20T15:01:00.000Z');
    expect(await post(bea.contactId)).toMatchObject({ state: 'queued' });
  });
});
