import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { findConversationByNumber } from './findConversationByNumber.ts';

let table: TestTable;
let office: TestCompany;
beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(async () => {
  office = await testCompany(table);
});
afterAll(() => table?.stop());

const find = (number: string, by = office) =>
  findConversationByNumber(by.granted, by.memberRequest({ number }));

test('a number leads to the contact who has it, even before the first text (P21)', async () => {
  const number = randomNumber();
  await office.contact({ name: 'Aisha Larsen', phone: number });
  await office.contact({ name: 'Dana Reyes', phone: number });
  expect(await find(number)).toMatchObject({
    conversation: { number, started: false, people: [{ name: 'Aisha Larsen' }, { name: 'Dana Reyes' }] },
  });
});

test('a number without a contact has no conversation', async () => {
  expect(await find(randomNumber())).toEqual({});
});

test("another company's contact is not found by its number (P23)", async () => {
  const number = randomNumber();
  await office.contact({ phone: number });
  expect(await find(number, await testCompany(table))).toEqual({});
});
