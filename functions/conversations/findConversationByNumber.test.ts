import { expect } from 'vitest';
import { test as officeTest } from '#testing/test.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { findConversationByNumber } from './findConversationByNumber.ts';

const test = officeTest.extend(
  'find',
  ({ office }) =>
    (number: string, by = office) =>
      findConversationByNumber(by.granted, by.memberRequest({ number })),
);

test('a number leads to the contact who has it, even before the first text (P21)', async ({
  office,
  find,
}) => {
  const number = randomNumber();
  await office.contact({ name: 'Aisha Larsen', phone: number });
  await office.contact({ name: 'Dana Reyes', phone: number });
  expect(await find(number)).toMatchObject({
    conversation: { number, started: false, people: [{ name: 'Aisha Larsen' }, { name: 'Dana Reyes' }] },
  });
});

test('a number without a contact has no conversation', async ({ find }) => {
  expect(await find(randomNumber())).toEqual({});
});

test("another company's contact is not found by its number (P23)", async ({ office, find, table }) => {
  const number = randomNumber();
  await office.contact({ phone: number });
  expect(await find(number, await testCompany(table))).toEqual({});
});
