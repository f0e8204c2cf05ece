import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '../accepted.ts';
import { openTestTable } from '../testTable.ts';
import { openTestExchange } from '../testExchange.ts';
import { openTestClient, openTableReader } from '../testClient.ts';
import { listFailed } from '#functions/messages/listFailed.ts';
import { modelOffice, type Parts } from './modelOffice.ts';
import { modelRuns } from './modelRuns.ts';
import { asksForAttention, isUnderWay } from './asksForAttention.ts';
import type { Act } from './Act.ts';
import { days } from './Scene.ts';
import type { Step } from './Step.ts';
import { takeStep } from './takeStep.ts';
import { runUntilIdle } from './runUntilIdle.ts';
import { violations } from './violations.ts';

const { settings, timeout } = modelRuns(20);

let parts: Parts;
let close: () => Promise<unknown>;
beforeAll(async () => {
  const [table, exchange] = await Promise.all([openTestTable(), openTestExchange()]);
  const clients = [openTestClient(table), openTestClient(table)];
  const reader = openTableReader(table);
  parts = { table, exchange, clients, reader };
  close = async () => {
    for (const part of [...clients, reader]) part.close();
    await Promise.all([table.stop(), exchange.close()]);
  };
});
afterAll(() => close?.());

const dayMs = 24 * 60 * 60 * 1000;
let lived = 0;

/** Runs a day at a new office. Each day is earlier than the previous one, so that earlier texts are not due yet. */
async function expectAllToHold(day: readonly Step[]): Promise<void> {
  lived += 1;
  const office = await modelOffice(parts, new Date(Date.UTC(2026, 0, 1, 12) - 3 * lived * dayMs));
  for (const step of day) {
    const before = office.seen();
    const now = await takeStep(office, step);
    expect(violations(office, before, now)).toEqual([]);
  }
  const before = office.seen();
  await runUntilIdle(office);
  const now = office.seen();
  expect(violations(office, before, now)).toEqual([]);

  const { outbound } = now;
  const inFlight = outbound.filter(isUnderWay);
  expect(inFlight.map(({ messageId, status }) => `${messageId} is ${status} for ever`)).toEqual([]);
  expect(outbound.filter(({ failure }) => failure === 'waited-too-long')).toEqual([]);
  expect(
    office.known.events.filter(({ payload }) => !office.known.stored.has(payload.inboundMessageId)),
  ).toEqual([]);
  const { items } = accepted(await listFailed(office.granted, office.memberRequest({})));
  expect(items.map(({ message }) => message.messageId).toSorted()).toEqual(
    outbound
      .filter(asksForAttention)
      .map(({ messageId }) => messageId)
      .toSorted(),
  );
}

test(
  'with any events in any order, nobody is ever texted twice, nothing is lost or stuck, and STOP is respected',
  () =>
    fc.assert(
      fc.asyncProperty(days, (day) => expectAllToHold(day)),
      settings,
    ),
  timeout,
);

describe('found by the model:', () => {
  const send: Act = { act: 'send', contact: 0 };
  const deliver: Act = { act: 'deliver', which: 0 };
  const alone = (act: Act, answers: Step['answers'] = []): Step => ({
    seconds: 1,
    runs: [{ act, fault: undefined }],
    order: [],
    answers,
    isStreamLost: false,
  });

  test.each([7, 8])(
    'a deferred text that is being sent again stays off the queue when the client repeats its write %i',
    (at) =>
      expectAllToHold([
        alone(send),
        {
          ...alone(deliver, ['throttles', 'accepts it']),
          runs: [
            { act: deliver, fault: { at, kind: 'repeats it' } },
            { act: deliver, fault: undefined },
          ],
          order: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
        },
      ]),
  );

  test('a text that was resent to the contact’s new number needs no attention when its receipt says that it failed', () =>
    expectAllToHold([
      alone(send),
      alone(deliver, ['breaks off after accepting it']),
      alone({ act: 'move', contact: 0, to: 2 }),
      alone({ act: 'send again', which: 0 }),
      alone({ act: 'receipt', which: 0, eventType: 'TEXT_UNREACHABLE' }),
    ]));
});
