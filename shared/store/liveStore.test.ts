import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '#testing/testStore.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened?.stop());

test.each([
  ['is taken within its minute, and only once', 0, true],
  ['is refused after its minute', -61, false],
  ['is taken although its writer was some seconds ahead', 30, true],
  ['is refused when a clock an hour ahead gave it a longer life', 3600, false],
])('a ticket %s', async (_, secondsAhead, isTaken) => {
  const now = new Date('2026-03-20T15:00:00.000Z');
  const ticket = randomUUID();
  const holder = { companyId: 'co_oak', subject: 'https://sign-in.example#kim' };
  await opened.store.putTicket(ticket, holder, new Date(now.getTime() + secondsAhead * 1000));
  expect(await opened.store.takeTicket(ticket, now)).toEqual(isTaken ? holder : undefined);
  expect(await opened.store.takeTicket(ticket, now)).toBeUndefined();
});
