import { expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { test as officeTest } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { listMessages } from './listMessages.ts';

const test = officeTest.extend(
  'list',
  ({ office }) =>
    (conversationId: string, before?: string, by = office) =>
      listMessages(by.granted, by.memberRequest({ conversationId, before })),
);
const notFound = { refusal: { code: 'conversation-not-found' } };
const invalid = { refusal: { code: 'cursor-invalid' } };

test('a thread is read backwards from its newest text, fifty at a time, even while texts arrive (P10)', async ({
  office,
  ana,
  list,
}) => {
  const times = Array.from(
    { length: 60 },
    (_, second) => new Date(Date.UTC(2026, 2, 20, 14, 0, 59 - second)),
  );
  await Promise.all(times.map((time) => office.receives(ana.number, time.toISOString(), time.toISOString())));
  const first = accepted(await list(ana.conversationId));
  await office.receives(ana.number, 'a new one', '2026-03-20T14:30:00.000Z');
  const second = accepted(await list(ana.conversationId, first.cursor));
  expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(
    times.map((time) => time.toISOString()),
  );
  expect(first.items).toHaveLength(50);
  expect(second.cursor).toBeUndefined();

  const ben = await office.contact();
  expect(await list(ben.conversationId, first.cursor)).toEqual(invalid);
  expect(await list(ana.conversationId, 'nonsense')).toEqual(invalid);
});

test('a thread without messages is empty, and a missing one is not found (P7)', async ({ list, ana }) => {
  expect(await list(ana.conversationId)).toEqual({ items: [] });
  expect(await list('cnv_aaaaaaaaaaaaaaaaaaaa')).toEqual(notFound);
});

test("another company's thread is not found (P23)", async ({ office, ana, table, list }) => {
  await office.receives(ana.number, 'Hello', '2026-03-20T14:00:00.000Z');
  const other = await testCompany(table);
  expect(await list(ana.conversationId, undefined, other)).toEqual(notFound);
});
