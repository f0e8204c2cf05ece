import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningAddresses } from '../local/runtime/addresses.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

const host = 'Host: localhost';
const targets = [
  '/',
  '//',
  '/\\',
  '///',
  '//:0',
  '//evil.example/x',
  '/\\evil.example',
  'http://',
  'http://evil.example/',
  'http://localhost/x',
  '*',
  'evil.example:80',
  '/%',
  '/%zz',
  '/%ff',
  '/@connections/%',
  '/?%',
  '/x?a=%zz',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/__proto__',
  '/constructor',
  '/a:b',
  `/${'a'.repeat(5000)}`,
];
const doors = [
  '',
  '/api/v1/contacts',
  '/live',
  '/settings.json',
  '/openapi.json',
  '/docs',
  '/queues',
  '/queues/x/redrive',
  '/identity',
  '/identity/token',
  '/identity/auth',
  '/identity/accounts',
  '/identity/sign-in/x',
  '/identity/session/end',
  '/phone',
  '/phone/api/events',
  '/phone/api/handsets/%/texts',
  '/phone/api/faults',
];
const suffixes = ['', '/', '//', '/%', '/%zz', '?%', '/\\', '/../..', '?ticket=%ff'];
const methods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'TRACE',
  'CONNECT',
  'NONSENSE',
  'get',
];
const heads = [
  '',
  'Host:',
  'Host: %',
  'Host: [',
  'Host: localhost:99999',
  'Host: evil.example',
  `${host}\r\n${host}`,
  `${host}\r\nOrigin: null`,
  `${host}\r\nOrigin: ://`,
  `${host}\r\nCookie: ${'a'.repeat(20_000)}`,
  `${host}\r\nCookie: %;=;_session=%ff`,
  `${host}\r\nAuthorization: Bearer`,
  `${host}\r\nAuthorization: AWS4-HMAC-SHA256 %`,
  `${host}\r\nContent-Length: -1`,
  `${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked`,
  `${host}\r\nno colon`,
  `${host}\r\nExpect: 100-continue`,
  `${host}\r\nExpect: nonsense`,
  `${host}\r\nContent-Type: %\r\nContent-Length: 1`,
  `${host}\r\nX-Amz-Target: AmazonSQS.__proto__`,
  `${host}\r\nAccept-Encoding: %`,
  `${host}\r\nX: \u0000`,
];
const upgrade = `${host}\r\nConnection: Upgrade\r\nUpgrade: websocket`;
const handshake = `${upgrade}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==`;
const upgrades = [
  upgrade,
  handshake,
  `${host}\r\nConnection: Upgrade\r\nUpgrade: h2c`,
  `${upgrade}\r\nSec-WebSocket-Version: 99`,
  `${upgrade}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %`,
  `${handshake}\r\nSec-WebSocket-Extensions: %;;`,
  `${handshake}\r\nSec-WebSocket-Protocol: ,,`,
  `${handshake}\r\nOrigin: http://evil.example`,
];
const bodies = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"QueueUrl":5}',
  '\u0000',
  'email=%zz',
  'token=%ff&grant_type=refresh_token',
];

let office: Office;
let servers: readonly string[];
beforeAll(async () => {
  office = await demoOffice();
  const running = await runningAddresses(office.dataFolder);
  servers = [running?.origin, running?.carrier, running?.queues, running?.live].flatMap((each) => each ?? []);
});
afterAll(() => closeOffice(office));

test('no malformed request to any server of this machine ends npm start', async () => {
  const get = (door: string, head: string) => `GET ${door || '/'} HTTP/1.1\r\n${head}\r\n\r\n`;
  const asked = doors.flatMap((door) => [
    ...suffixes.map((suffix) => get(door + suffix, host)),
    ...heads.map((head) => get(door, head)),
    ...heads.map((head) => get(door, head).replace('GET', 'POST')),
    ...upgrades.map((head) => get(door, head)),
    ...bodies.map((body) => withBody(door || '/', body)),
  ]);
  const requests = [
    ...targets.flatMap((target) =>
      methods.map((method) => `${method} ${target} HTTP/1.1\r\n${host}\r\n\r\n`),
    ),
    ...asked,
    '',
    '\r\n\r\n',
    'GET',
    'GET / HTTP/9.9\r\n\r\n',
    '\u0016\u0003\u0001',
    `GET /${'a'.repeat(100_000)}`,
  ];
  expect(servers).toHaveLength(4);
  for (const server of servers) await interleave(requests, (request) => throwAt(server, request, 'end'));
  await expectAlive();
});

test('no connection that is reset during a handshake, a head, a body or an answer ends npm start', async () => {
  const broken = [
    ...doors.flatMap((door) => [
      `GET ${door || '/'} HTTP/1.1\r\n${host}\r\n\r\n`,
      `POST ${door || '/'} HTTP/1.1\r\n${host}\r\nContent-Length: 5000\r\n\r\n{"half":`,
      `POST ${door || '/'} HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal`,
    ]),
    ...upgrades.map((head) => `GET /live?ticket=x HTTP/1.1\r\n${head}\r\n\r\n`),
    `GET /live HTTP/1.1\r\n${upgrade}\r\n`,
  ];
  for (const server of servers) {
    for (let round = 0; round < 5; round++) {
      await interleave(broken, (request) =>
        throwAt(server, request, round % 2 === 0 ? 'reset' : 'resetAfterAnswer'),
      );
    }
  }
  await expectAlive();
});

test.each([
  ['a foreign Host', 'GET', { Host: 'evil.example' }, 403],
  ['a foreign Host with our port', 'GET', { Host: 'evil.example:4000' }, 403],
  ['a Host that only begins like ours', 'GET', { Host: 'localhost.evil.example' }, 403],
  ['a foreign Origin that reads', 'GET', { Origin: 'http://evil.example' }, 200],
  ['a foreign Origin that changes something', 'POST', { Origin: 'http://evil.example' }, 403],
  ['an opaque Origin that changes something', 'POST', { Origin: 'null' }, 403],
  ['another port of this machine that changes something', 'POST', { Origin: 'http://localhost:1' }, 403],
  ['127.0.0.1 and no Origin', 'GET', { Host: '127.0.0.1' }, 200],
  ['the IPv6 loopback address', 'GET', { Host: '[::1]:4000' }, 200],
  ['no Origin, as scripts send none', 'POST', {}, 405],
])('the local servers answer a request with %s correctly', async (_, method, headers, status) => {
  const fields = Object.entries({ Host: 'localhost', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `${method} /queues HTTP/1.1\r\n${fields.join('')}Connection: close\r\nContent-Length: 0\r\n\r\n`;
  const answer = await throwAt(office.origin, request, 'end', answerMs);
  expect(answer).toContain(`HTTP/1.1 ${status} `);
});

test('a live connection is refused to a foreign Host and to a page of another origin', async () => {
  for (const foreign of [
    `${handshake}\r\nOrigin: http://evil.example`,
    handshake.replace('localhost', 'evil.example'),
  ]) {
    const answer = await throwAt(office.origin, `GET /live HTTP/1.1\r\n${foreign}\r\n\r\n`, 'end', answerMs);
    expect(answer).toContain('HTTP/1.1 403 ');
  }
});

function withBody(door: string, body: string): string {
  const type = body.includes('=') ? 'application/x-www-form-urlencoded' : 'application/json';
  const target = 'X-Amz-Target: AmazonSQS.SendMessage';
  return `POST ${door} HTTP/1.1\r\n${host}\r\n${target}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Well-formed requests are always answered, on a busy machine later. */
const answerMs = 120_000;

/**
 * Sends the bytes and returns what came back until the connection ended. Silence of `idleMs` ends it too, as
 * after half a request.
 */
async function throwAt(
  server: string,
  request: string,
  how: 'end' | 'reset' | 'resetAfterAnswer',
  idleMs = 300,
): Promise<string> {
  const socket = connect(Number(new URL(server).port), '127.0.0.1');
  let answer = '';
  socket.setTimeout(idleMs, () => socket.destroy());
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    if (how === 'resetAfterAnswer') socket.resetAndDestroy();
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(request, 'latin1', () => {
    if (how === 'reset') setImmediate(() => socket.resetAndDestroy());
    if (how === 'end') socket.end();
  });
  await closed;
  return answer;
}

async function interleave<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += 50) {
    await Promise.all(items.slice(start, start + 50).map(act));
  }
}

async function expectAlive(): Promise<void> {
  const answer = await fetch(`${office.origin}/queues`);
  expect(answer.status).toBe(200);
  expect(office.printed()).not.toMatch(/ended unexpectedly|Uncaught|Unhandled/);
}
