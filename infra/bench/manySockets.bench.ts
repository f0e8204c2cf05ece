import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { handsetAt } from '../scenarios/handset.ts';
import { memberApi, type MemberApi } from '../scenarios/memberApi.ts';
import { closeOffice, demoOffice, type Office } from '../scenarios/office.ts';
import { milliseconds, percentile, printTable } from './figures.ts';

const sockets = 200;
const texts = 30;
const ana = '+15550102214';

let office: Office;
let open: readonly WebSocket[] = [];
beforeAll(async () => {
  office = await demoOffice();
});
afterAll(async () => {
  for (const socket of open) socket.terminate();
  await closeOffice(office);
});

async function openSocket(kim: MemberApi): Promise<WebSocket> {
  const { ticket } = await kim.requestLiveTicket({});
  const socket = new WebSocket(`${office.origin.replace('http', 'ws')}/live?ticket=${ticket}`);
  await once(socket, 'open');
  return socket;
}

/** Resolves with the time when the socket hears of these words. */
function heard(socket: WebSocket, words: string): Promise<number> {
  return new Promise((resolve) => {
    const listen = (data: unknown) => {
      if (!String(data).includes(words)) return;
      socket.off('message', listen);
      resolve(performance.now());
    };
    socket.on('message', listen);
  });
}

test('200 open pages of one company hear of a text within half a second', async () => {
  const kim = await memberApi(office, 'kim@oakhill.example');
  // One after the other, as people open pages; a crowd at once is another question.
  for (let count = 0; count < sockets; count += 1) open = [...open, await openSocket(kim)];
  const phone = handsetAt(office, ana);
  const took: number[] = [];
  for (let count = 0; count < texts; count += 1) {
    const words = `inbound ${count}!`;
    const all = Promise.all(open.map((socket) => heard(socket, words)));
    const typedAt = performance.now();
    await phone.type(words);
    took.push(...(await all).map((at) => at - typedAt));
  }
  printTable(`${sockets} sockets of one company, ${texts} texts one after the other`, [
    ['what', 'p50', 'p99', 'slowest', 'budget'],
    [
      'typed on the handset to the frame',
      milliseconds(percentile(took, 50)),
      milliseconds(percentile(took, 99)),
      milliseconds(Math.max(...took)),
      'p99 500 ms',
    ],
  ]);
  expect(took.length).toBe(sockets * texts);
});
