import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oakHill } from '../local/demo/demoCompanies.ts';
import { handsetAt } from '../scenarios/handset.ts';
import { memberApi, type MemberApi } from '../scenarios/memberApi.ts';
import { closeOffice, demoOffice, type Office } from '../scenarios/office.ts';
import { bareFlow } from './bareFlow.ts';
import { busyClients, type BusyClient } from './busyClients.ts';
import { percentile, printTable } from './figures.ts';
import { runningStore } from './runningStore.ts';

const rounds = 3;
const clientsAtOnce = 8;
const textsToEach = 40;
/** Sam is a member of two companies. */
const kimAndOthers = oakHill.members.slice(0, 4);
const texts = clientsAtOnce * textsToEach;

let office: Office;
let running: Awaited<ReturnType<typeof runningStore>>;
let bare: Awaited<ReturnType<typeof bareFlow>>;
beforeAll(async () => {
  office = await demoOffice();
  running = await runningStore(office);
  bare = await bareFlow(running.database, texts);
});
afterAll(async () => {
  bare?.stop();
  running?.close();
  await closeOffice(office);
});

test('one number sends texts in order at half the rate of the bare database calls or better', async () => {
  await running.store.setRateLimit(oakHill.companyId, 1_000_000);
  const members = await Promise.all(kimAndOthers.map(({ email }) => memberApi(office, email)));
  const [kim] = members;
  if (!kim) throw new Error('The demo has no members');
  const clients = await busyClients(kim, clientsAtOnce);

  const measured: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const theirs = texts / (await bare.run());
    const ours = texts / (await sendAll(members, clients, round));
    if (round > 0) measured.push({ ours, theirs });
  }
  const median = (of: (each: (typeof measured)[number]) => number) => percentile(measured.map(of), 50);
  printTable(`${texts} texts of one number, medians of ${rounds} alternating rounds`, [
    ['what', 'texts a second'],
    ['bare calls, one after another', median(({ theirs }) => theirs).toFixed(1)],
    ['accepted over HTTP, to the handset', median(({ ours }) => ours).toFixed(1)],
    ['ratio (budget 0.5)', median(({ ours, theirs }) => ours / theirs).toFixed(2)],
  ]);
  expect(measured).toHaveLength(rounds);
});

/**
 * Texts each client one request after the other, and all clients at once. Returns the seconds until the last
 * arrival.
 */
async function sendAll(
  members: readonly MemberApi[],
  clients: readonly BusyClient[],
  round: number,
): Promise<number> {
  const from = Date.now();
  const arrivals = await Promise.all(
    clients.map(async (client, index) => {
      const api = members[index % members.length];
      const { conversationId, contactId, number } = client;
      const sent = Array.from({ length: textsToEach }, (_, count) => `Round ${round}, text ${count}.`);
      for (const text of sent) {
        await api?.sendMessage({ conversationId, contactId, messageId: randomUUID(), text });
      }
      const arrived = await arrivedAt(number, sent.length * (round + 1));
      expect(arrived.slice(-sent.length).map(({ text }) => text)).toEqual(sent);
      return Date.parse(arrived.at(-1)?.at ?? '');
    }),
  );
  return (Math.max(...arrivals) - from) / 1000;
}

async function arrivedAt(number: string, atLeast: number) {
  const handset = handsetAt(office, number);
  const patience = Date.now() + 120_000;
  while (Date.now() < patience) {
    await handset.received(atLeast).catch(() => {});
    const arrived = (await handset.texts()).filter(({ direction }) => direction === 'in');
    if (arrived.length >= atLeast) return arrived;
  }
  throw new Error(`A handset did not get its ${atLeast} texts in two minutes`);
}
