import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { countAutomatedToday } from './countAutomatedToday.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';
import { sendMessage } from './sendMessage.ts';
import { sweepMessages } from './sweepMessages.ts';

// The company is in Chicago: five hours behind UTC in March.
const noon = '2026-03-20T17:00:00.000Z';
const evening = '2026-03-21T01:30:00.000Z';
const tomorrow = '2026-03-21T15:00:00.000Z';

async function post(office: TestCompany, contactId: string, scheduledAt?: string): Promise<void> {
  accepted(
    await postAutomatedMessage(
      office.granted,
      office.automationRequest({
        contactId,
        messageId: randomUUID(),
        text: 'Your inspection is tomorrow.',
        automation: 'Reminder',
        ...(scheduledAt && { scheduledAt }),
      }),
    ),
  );
}

test('automated texts for the rest of the company’s day are counted: not tomorrow’s, a member’s, or another company’s', async ({
  table,
}) => {
  const [office, other] = [await testCompany(table, noon), await testCompany(table, noon)];
  const ana = await office.contact({ name: 'Ana Moreno' });
  const stranger = await other.contact({ name: 'Bo Diaz' });
  await post(office, ana.contactId, evening);
  await post(office, ana.contactId, evening);
  await post(office, ana.contactId, tomorrow);
  await post(office, ana.contactId);
  await post(other, stranger.contactId, evening);
  accepted(
    await sendMessage(
      office.granted,
      office.memberRequest({
        conversationId: ana.conversationId,
        messageId: randomUUID(),
        contactId: ana.contactId,
        text: 'See you tomorrow.',
        scheduledAt: evening,
      }),
    ),
  );
  const count = () => countAutomatedToday(office.granted, office.memberRequest({}));
  expect(await count()).toEqual({ count: 2, more: false });
  office.isNow('2026-03-21T01:45:00.000Z');
  expect(await count()).toEqual({ count: 0, more: false });
});

test('texts held overnight are counted until the morning, and not those that wait for a decision', async ({
  table,
}) => {
  const office = await testCompany(table, '2026-03-21T01:59:00.000Z');
  const [ana, bo] = [await office.contact(), await office.contact()];
  await post(office, ana.contactId);
  await post(office, bo.contactId);
  const silent = { send: () => Promise.resolve() };
  const { metrics } = testMetrics();
  const sweepAndCount = async (time: string) => {
    office.isNow(time);
    await sweepMessages({ ...office.granted, outbound: silent, optOutRemovals: silent, metrics });
    return countAutomatedToday(office.granted, office.memberRequest({}));
  };
  expect(await sweepAndCount('2026-03-21T02:05:00.000Z')).toEqual({ count: 0, more: false });
  expect(await sweepAndCount('2026-03-21T12:00:00.000Z')).toEqual({ count: 2, more: false });
  await office.receives(bo.number, 'Wrong number', '2026-03-21T12:30:00.000Z');
  expect(await sweepAndCount('2026-03-21T13:00:00.000Z')).toEqual({ count: 0, more: false });
});
