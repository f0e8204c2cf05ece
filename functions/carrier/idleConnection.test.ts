import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carrierAt } from '#testing/testCarrier.ts';
import type { Carrier } from './Carrier.ts';

/*
 * A carrier whose connections die as soon as they are idle, as they do while Lambda freezes a function. It takes one request per
 * connection and resets the connection at the first byte of a second one.
 */
let server: Server;
let carrier: Carrier;
const counts = { accepted: 0, reset: 0 };
beforeAll(async () => {
  server = createServer(takeOneRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  carrier = carrierAt(`http://127.0.0.1:${port}`);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function takeOneRequest(socket: Socket): void {
  let request = '';
  let isServed = false;
  socket.on('error', () => {});
  socket.on('data', (data) => {
    if (isServed) {
      counts.reset += 1;
      socket.resetAndDestroy();
      return;
    }
    request += data.toString();
    const [head = '', body] = request.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (body === undefined || body.length < length) return;
    isServed = true;
    counts.accepted += 1;
    const answer = JSON.stringify({ MessageId: `message-${counts.accepted}` });
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`,
    );
  });
}

test('a text after an idle period is accepted although the connection of the last text died', async () => {
  const text = {
    from: '+15550109000',
    to: '+15550102214',
    body: 'See you at nine.',
    timeToLiveSeconds: 86_400,
    context: { companyId: 'co_oak', conversationId: 'cnv_a', at: '2026-03-20T15:00:00.000Z', messageId: '1' },
  };
  const answers: string[] = [];
  for (let sent = 0; sent < 6; sent += 1) answers.push((await carrier.sendText(text)).kind);
  expect(answers).toEqual(Array.from({ length: 6 }, () => 'accepted'));
  expect(counts).toEqual({ accepted: 6, reset: 0 });
});
