import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oakHill } from '../local/demo/demoCompanies.ts';
import { handsetAt, type HandsetText } from '../scenarios/handset.ts';
import { memberApi } from '../scenarios/memberApi.ts';
import { closeOffice, demoOffice, type Office } from '../scenarios/office.ts';
import { busyClients, type BusyClient } from './busyClients.ts';
import { printTable } from './figures.ts';
import { runningStore } from './runningStore.ts';

const automated = 5_000;
const remindedClients = 20;
const memberTexts = 5;
/**
 * Simulates a queue that grew over five minutes: each second some items are received for the first time. In
 * the field a queue also grows for five minutes before the sweep examines it.
 */
const looks = { fromSeconds: 90, spreadSeconds: 300, watchedSeconds: 30 };

let office: Office;
let running: Awaited<ReturnType<typeof runningStore>>;
beforeAll(async () => {
  office = await demoOffice();
  running = await runningStore(office);
});
afterAll(async () => {
  running?.close();
  await closeOffice(office);
});

test('with 5,000 automated texts queued at one part a second, a member waits for at most two of them, and the sweep recovers nothing', async () => {
  const { companyId } = oakHill;
  await running.store.setRateLimit(companyId, 1);
  const kim = await memberApi(office, 'kim@oakhill.example');
  const clients = await busyClients(kim, remindedClients + memberTexts);
  const [reminded, texted] = [clients.slice(0, remindedClients), clients.slice(remindedClients)];
  const before = (await arrivals(reminded)).length;
  const began = Date.now();
  await Promise.all(reminded.map((client) => remind(companyId, client, automated / remindedClients, began)));
  const reached = async () => (await arrivals(reminded)).length - before;
  const tooMany = async () => (await queuedCount()) + (await reached()) - automated;
  while ((await tooMany()) < 0) await pause(500);
  const watchedUntil = began + 1000 * (looks.fromSeconds + looks.watchedSeconds);
  await pause(Math.max(0, watchedUntil - Date.now()));

  const waitedFor: { readonly automated: number; readonly seconds: number }[] = [];
  for (const { conversationId, contactId, number } of texted) {
    const handset = handsetAt(office, number);
    const had = (await handset.texts()).filter(({ direction }) => direction === 'in').length;
    const message = { conversationId, contactId, messageId: randomUUID(), text: 'We are at the door.' };
    const { stateAt: acceptedAt } = (await kim.sendMessage(message)) as { readonly stateAt: string };
    await handset.received(had + 1);
    const arrivedAt = (await handset.texts()).at(-1)?.at ?? '';
    const ahead = (await arrivals(reminded)).filter(({ at }) => at > acceptedAt && at < arrivedAt);
    const seconds = (Date.parse(arrivedAt) - Date.parse(acceptedAt)) / 1000;
    waitedFor.push({ automated: ahead.length, seconds });
  }

  const recovered = await steadily(tooMany);
  const most = Math.max(...waitedFor.map((each) => each.automated));
  const lookedFor = (Date.now() - began) / 1000 - looks.fromSeconds;
  printTable(
    `A member's text while ${automated.toLocaleString('en-US')} automated ones wait, one part a second`,
    [
      ['what', 'figure'],
      ['automated texts sent before it, each time', waitedFor.map((each) => each.automated).join(', ')],
      ['at most (budget 2)', String(most)],
      ['seconds to the handset, each time', waitedFor.map(({ seconds }) => seconds.toFixed(1)).join(', ')],
      ['automated texts sent by then', String(await reached())],
      ['waiting texts received', String(Math.floor((automated * lookedFor) / looks.spreadSeconds))],
      ['recovered', String(recovered)],
    ],
  );
  expect(most).toBeLessThanOrEqual(2);
  expect(recovered).toBe(0);
});

/** Stores the automation's texts to one client as its route would, without the API. */
async function remind(companyId: string, client: BusyClient, count: number, began: number): Promise<void> {
  const { conversationId, contactId } = client;
  for (let index = 0; index < count; index += 1) {
    const now = new Date();
    const messageId = randomUUID();
    const lookAfter = looks.fromSeconds + (looks.spreadSeconds * index) / count;
    const accepted = await running.store.accept(
      {
        companyId,
        conversationId,
        contactId,
        messageId,
        text: `Reminder ${index + 1}: your inspection is tomorrow at nine.`,
        author: { kind: 'auto', automation: 'Reminder' },
        idScope: 'automation:reminder',
        lane: 'auto',
        requestHash: messageId,
        now,
        checkAt: new Date(began + 1000 * lookAfter),
      },
      () => undefined,
    );
    if ('refusal' in accepted) throw new Error(accepted.refusal.code);
  }
}

async function arrivals(clients: readonly BusyClient[]): Promise<readonly HandsetText[]> {
  const texts = await Promise.all(clients.map(({ number }) => handsetAt(office, number).texts()));
  return texts.flat().filter(({ direction }) => direction === 'in');
}

async function queuedCount(): Promise<number> {
  const queues = (await (await fetch(`${office.origin}/queues`)).json()) as readonly Counted[];
  const queue = queues.find(({ name }) => name === 'outbound-texts');
  if (!queue) throw new Error('The outbound queue is missing');
  return queue.waiting + queue.hidden;
}

type Counted = { readonly name: string; readonly waiting: number; readonly hidden: number };

/** An item that has just arrived is counted for a moment longer, so the smallest of several readings counts. */
async function steadily(look: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 5; count += 1) {
    least = Math.min(least, await look());
    await pause(200);
  }
  return least;
}
