import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ContactDetails, enteredNumberOf } from '#shared/domain/contact.ts';
import { Inspection } from '#shared/domain/inspection.ts';
import { wallTimeOf } from '#shared/domain/localTime.ts';
import { Message } from '#shared/domain/message.ts';
import { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { countSegments } from '#shared/domain/segments.ts';
import { SendTextMessageInput } from '../phoneNetwork/SendTextMessageInput.ts';
import type { Demo } from './Demo.ts';
import { demoHandsets } from './demoHandsets.ts';
import { demosAt } from './demosAt.ts';

const now = new Date('2026-03-20T15:00:00.000Z');
const dayMs = 24 * 60 * 60 * 1000;
const demos = demosAt(now);
const [oakHill, harbor] = demos as readonly [Demo, Demo];

const messagesOf = ({ histories }: Demo) => histories.flatMap(({ messages }) => messages);
const numbersOf = ({ contacts }: Demo) => contacts.map(({ details }) => enteredNumberOf(details));
const names = oakHill.contacts.map(({ details }) => details.name);
const daysAgo = (at: string) => (now.getTime() - Date.parse(at)) / dayMs;
const moments = ['2026-01-01T08:00:00.000Z', '2026-07-05T23:00:00.000Z', '2026-11-02T05:00:00.000Z'];

describe('the demo', () => {
  test('is the same for the same moment, so that an interrupted load continues with the same data', () => {
    expect(demosAt(new Date(now))).toEqual(demos);
  });

  test('has the same people at every moment, and its past ends now', () => {
    const later = demosAt(new Date(now.getTime() + 40 * dayMs))[0];
    expect(later?.contacts).toEqual(oakHill.contacts);
    const newest = messagesOf(later as Demo)
      .map(({ at }) => at)
      .toSorted()
      .at(-1);
    expect(newest).toBe(new Date(now.getTime() + 40 * dayMs - 60_000).toISOString());
  });

  test.each([now.toISOString(), ...moments])(
    'has about 400 contacts and 2,500 texts in company 1, and far fewer in company 2, at %s',
    (moment) => {
      const [one, two] = demosAt(new Date(moment)) as readonly [Demo, Demo];
      expect(one.contacts.length).toBeGreaterThan(380);
      expect(one.contacts.length).toBeLessThan(420);
      expect(messagesOf(one).length).toBeGreaterThan(2350);
      expect(messagesOf(one).length).toBeLessThan(2650);
      expect(two.contacts.length).toBeGreaterThan(20);
      expect(two.contacts.length).toBeLessThan(one.contacts.length / 5);
      expect(messagesOf(two).length).toBeGreaterThan(80);
      expect(messagesOf(two).length).toBeLessThan(messagesOf(one).length / 5);
    },
  );
});

test.each([
  ['an ordinary evening', '2026-07-15T04:59:00.000Z'],
  ['the night in which the clocks go forward', '2026-03-08T05:30:00.000Z'],
  ['the night in which the clocks go back', '2026-11-01T05:30:00.000Z'],
])('its next inspection is tomorrow at nine in %s', (_, moment) => {
  const [one] = demosAt(new Date(moment)) as readonly [Demo, Demo];
  const { startsAt } = one.inspections.find(({ address }) => address === '214 Maple Ave') as Inspection;
  const wallTime = (at: Date) => wallTimeOf(at, one.company.timeZone);
  const nextDay = new Date(Date.parse(`${wallTime(new Date(moment))}Z`) + dayMs).toISOString().slice(0, 10);
  expect(wallTime(new Date(startsAt))).toBe(`${nextDay}T09:00`);
});

describe('its people', () => {
  test('have all three roles, and only agents have an agency', () => {
    for (const { contacts } of demos) {
      expect(new Set(contacts.map(({ details }) => details.role))).toEqual(
        new Set(['inspector', 'agent', 'client']),
      );
      for (const { details } of contacts) expect('agency' in details).toBe(details.role === 'agent');
    }
  });

  test('sometimes share a phone, and sometimes have no number', () => {
    const typed = numbersOf(oakHill).map((number) => number && readPhoneNumber(number));
    const withNumber = typed.filter((number) => number !== undefined);
    const missing = typed.length - withNumber.length;
    expect(withNumber.length - new Set(withNumber).size).toBeGreaterThanOrEqual(5);
    expect(missing).toBeGreaterThanOrEqual(5);
    expect(missing).toBeLessThan(30);
  });

  test('have names with accents, in other scripts, from right to left, and very long', () => {
    const has = (what: RegExp) => names.some((name) => what.test(name));
    expect(has(/[áéíóúüñçøı]/)).toBe(true);
    for (const script of [
      /\p{sc=Cyrillic}/u,
      /\p{sc=Han}/u,
      /\p{sc=Arabic}/u,
      /\p{sc=Devanagari}/u,
      /\p{sc=Hangul}/u,
    ]) {
      expect(has(script)).toBe(true);
    }
    expect(has(/^.{50,}$/u)).toBe(true);
    expect(has(/^\S+$/)).toBe(true);
  });

  test('pass the product’s own checks, each with a unique id', () => {
    for (const { contacts } of demos) {
      for (const { details } of contacts) expect(ContactDetails.safeParse(details).success).toBe(true);
      expect(new Set(contacts.map(({ contactId }) => contactId)).size).toBe(contacts.length);
    }
  });
});

describe('its texts', () => {
  test.each(demos.map((demo) => [demo.company.name, demo] as const))(
    'of %s are all within the carrier’s limits',
    (_, demo) => {
      for (const { text } of messagesOf(demo)) {
        expect(SendTextMessageInput.shape.MessageBody.safeParse(text).success).toBe(true);
        expect(countSegments(text).tooLong).toBe(false);
        expect(text).not.toMatch(/[{}]|undefined/);
      }
    },
  );

  test.each([now.toISOString(), ...moments])(
    'name only e-mail addresses and links that work, at %s',
    (moment) => {
      const texts = demosAt(new Date(moment))
        .flatMap(messagesOf)
        .map(({ text }) => text);
      const addresses = texts.flatMap(
        (text) => /(?:e-mail is|went to) (.+?@.+?)[.,]?(?: |$)/i.exec(text)?.[1] ?? [],
      );
      expect(addresses).toHaveLength(texts.filter((text) => text.includes('@')).length);
      for (const address of addresses) expect(z.email().safeParse(address).success).toBe(true);
      const links = texts.flatMap((text) => text.match(/https?:\S+/g) ?? []);
      for (const link of links) expect(URL.canParse(link) && /[\w/]$/.test(link)).toBe(true);
    },
  );

  test('are messages as the product stores them, and so are the inspections', () => {
    for (const demo of demos) {
      for (const message of messagesOf(demo)) {
        const stored = { ...message, conversationId: `cnv_${'a'.repeat(20)}`, revision: 1 };
        expect(Message.safeParse(stored).error).toBeUndefined();
      }
      for (const { number } of demo.histories) expect(PhoneNumber.safeParse(number).success).toBe(true);
      for (const inspection of demo.inspections)
        expect(Inspection.safeParse(inspection).error).toBeUndefined();
    }
  });

  test('are in order of time, each with a unique time and id, none in the future', () => {
    for (const demo of demos) {
      for (const { messages } of demo.histories) {
        const times = messages.map(({ at }) => at);
        expect(times).toEqual([...new Set(times)].toSorted());
        expect(times.filter((at) => at > now.toISOString())).toEqual([]);
      }
      const ids = messagesOf(demo).map(({ messageId }) => messageId);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('reach back about 60 days, and many of the conversations and texts are older than 14', () => {
    const ages = messagesOf(oakHill).map(({ at }) => daysAgo(at));
    expect(Math.max(...ages)).toBeGreaterThan(50);
    expect(Math.max(...ages)).toBeLessThan(70);
    const old = ages.filter((days) => days > 14).length;
    expect(old / ages.length).toBeGreaterThan(0.3);
    expect(old / ages.length).toBeLessThan(0.9);
    const quiet = oakHill.histories.filter(({ messages }) => daysAgo(messages.at(-1)?.at ?? '') > 14);
    expect(quiet.length).toBeGreaterThan(20);
    expect(quiet.length).toBeLessThan(oakHill.histories.length - 20);
  });

  test('that are automatic name an existing inspection with the person who received them', () => {
    for (const { contacts, inspections, histories } of demos) {
      const jobs = new Map(inspections.map((each) => [each.inspectionId, each]));
      const known = new Set(contacts.map(({ contactId }) => contactId));
      let automatic = 0;
      for (const message of histories.flatMap(({ messages }) => messages)) {
        if (message.direction === 'inbound' || message.author.kind !== 'auto') continue;
        // The answer to STOP belongs to no inspection.
        if (message.author.automation === 'Opt-out confirmation') continue;
        automatic += 1;
        const { inspection } = message.author;
        const job = jobs.get(inspection?.inspectionId ?? '');
        expect(job).toMatchObject({ ...inspection });
        expect(job?.people.map(({ contactId }) => contactId)).toContain(message.contactId);
        expect(known).toContain(message.contactId);
      }
      expect(automatic).toBeGreaterThan(20);
    }
  });

  test('that are unread or failed are among the recent ones', () => {
    const unread = oakHill.histories.filter(({ unreadSince }) => unreadSince !== undefined);
    expect(unread.length).toBeGreaterThanOrEqual(5);
    expect(unread.length).toBeLessThanOrEqual(15);
    for (const { unreadSince, messages } of unread) {
      expect(messages.some(({ at, direction }) => at === unreadSince && direction === 'inbound')).toBe(true);
    }
    const failed = messagesOf(oakHill).filter(
      (message) => message.direction === 'outbound' && message.state === 'failed',
    );
    expect(failed.length).toBeGreaterThanOrEqual(3);
    for (const message of failed) expect(message).toHaveProperty('failure');
    for (const { at } of failed) expect(daysAgo(at)).toBeLessThan(5);
  });

  test('of the first screen keep the reason for which they failed, at every hour', () => {
    const reasons = Array.from({ length: 24 }, (_, hour) => {
      const [one] = demosAt(new Date(now.getTime() + hour * 3_600_000)) as readonly [Demo, Demo];
      const report = messagesOf(one).find(({ text }) => text.startsWith('Report is ready for 88 Quarry Rd'));
      return report && 'failure' in report ? report.failure : undefined;
    });
    expect(reasons).toEqual(reasons.map(() => 'phone-unreachable'));
  });

  test('come also from numbers without a contact', () => {
    const known = new Set(numbersOf(oakHill).map((number) => number && readPhoneNumber(number)));
    const strangers = oakHill.histories.filter(({ number }) => !known.has(number));
    expect(strangers.length).toBeGreaterThanOrEqual(2);
    for (const { messages } of strangers) expect(messages[0]?.direction).toBe('inbound');
  });
});

describe('its handsets', () => {
  const handsets = demoHandsets(demos);
  const numbers = handsets.map(({ number }) => number);

  test('exist for every number of the demo, each once', () => {
    const wanted = demos.flatMap((demo) => [
      ...numbersOf(demo).flatMap((typed) => (typed === undefined ? [] : [readPhoneNumber(typed)])),
      ...demo.histories.map(({ number }) => number),
    ]);
    expect(new Set(numbers)).toEqual(new Set(wanted));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).not.toContain(undefined);
  });

  test('have the names of the people who share them; a stranger’s is called so', () => {
    const nameOf = (wanted: string) => handsets.find(({ number }) => number === wanted)?.name;
    expect(nameOf('+15550102214')).toBe('Ana Moreno & Luis Moreno');
    expect(nameOf('+15550107704')).toBe('Joy Okafor');
    expect(nameOf('+15550107781')).toBe('A stranger');
  });

  test('do not include the company’s own numbers', () => {
    for (const demo of [oakHill, harbor]) expect(numbers).not.toContain(demo.company.originationNumber);
  });
});
