import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { findContact, memberApi, type MemberApi } from './memberApi.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let kim: MemberApi;
let nora: MemberApi;
let conversationId: string;
let contactId: string;
let number: string;
beforeAll(async () => {
  office = await demoOffice();
  [kim, nora] = await Promise.all([
    memberApi(office, 'kim@oakhill.example'),
    memberApi(office, 'nora@harbor.example'),
  ]);
  ({ contactId } = await findContact(kim, 'Dana Reyes'));
  ({ conversationId, number } = await kim.findConversation({ contactId }));
});
afterAll(() => closeOffice(office));

type Try = () => Promise<Response>;
const send = (body: unknown, path = `/api/conversations/${conversationId}/messages/${randomUUID()}`) =>
  kim.ask(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const changed = (id: string) => `${id.slice(0, -4)}${id.endsWith('aaaa') ? 'bbbb' : 'aaaa'}`;

test.each<[what: string, status: number, code: string, ask: Try]>([
  ['a blank text', 400, 'text-blank', () => send({ text: ' \n', contactId })],
  ['a text that is too long', 400, 'text-too-long', () => send({ text: 'a'.repeat(1601), contactId })],
  ['no text', 400, 'request-malformed', () => send({ contactId })],
  ['an unknown field', 400, 'request-malformed', () => send({ text: 'Hi', contactId, from: 'me' })],
  ['broken JSON', 400, 'body-not-json', () => send('{"text":')],
  ['an array', 400, 'body-not-json', () => send([])],
  ['an oversized body', 413, 'body-too-large', () => send({ text: 'a'.repeat(70_000) })],
  ['half an emoji', 400, 'request-malformed', () => send({ text: 'See you \ud83d', contactId })],
  ['a control character', 400, 'request-malformed', () => send({ text: 'a\u0000b', contactId })],
  [
    'a body that is not UTF-8',
    400,
    'body-not-utf8',
    () =>
      kim.ask(`/api/conversations/${conversationId}/messages/${randomUUID()}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{"text":"caf\u00e9"}', 'latin1'),
      }),
  ],
  [
    'a malformed message id',
    400,
    'request-malformed',
    () => send({ text: 'Hi' }, `/api/conversations/${conversationId}/messages/%00`),
  ],
  [
    'a malformed conversation id',
    400,
    'request-malformed',
    () => send({ text: 'Hi' }, `/api/conversations/..%2F..%2Fetc/messages/${randomUUID()}`),
  ],
  [
    'an unknown conversation',
    404,
    'conversation-not-found',
    () => kim.ask(`/api/conversations/${changed(conversationId)}`),
  ],
  ['an unknown contact', 404, 'contact-not-found', () => kim.ask('/api/contacts/con_nobody')],
  ['an unknown path', 404, 'route-not-found', () => kim.ask('/api/everything')],
  [
    'a form',
    415,
    'content-type-wrong',
    () =>
      kim.ask(`/api/conversations/${conversationId}/messages/${randomUUID()}`, {
        method: 'PUT',
        body: new URLSearchParams({ text: 'Hi' }),
      }),
  ],
  [
    'an invalid cursor',
    400,
    'cursor-invalid',
    () => kim.ask(`/api/conversations/${conversationId}/messages?before=bm9ib2R5`),
  ],
  ['an unknown section', 400, 'request-malformed', () => kim.ask('/api/conversations?section=everybody')],
  ['no token', 401, 'sign-in-needed', () => fetch(`${office.origin}/api/me`)],
  [
    'a forged token',
    401,
    'sign-in-needed',
    () => kim.ask('/api/me', { headers: { authorization: `Bearer ${changed(kim.token)}` } }),
  ],
  [
    'another company’s conversation',
    404,
    'conversation-not-found',
    () => nora.ask(`/api/conversations/${conversationId}`),
  ],
  [
    'another company’s thread',
    404,
    'conversation-not-found',
    () => nora.ask(`/api/conversations/${conversationId}/messages`),
  ],
  ['another company’s contact', 404, 'contact-not-found', () => nora.ask(`/api/contacts/${contactId}`)],
])('%s is answered with %i, and nothing is stored (P23)', async (_, status, code, ask) => {
  const before = await kim.listMessages({ conversationId });
  const response = await ask();
  const problem: unknown = await response.json();
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({
    status,
    code,
    title: expect.any(String),
    detail: expect.stringMatching(/\.$/),
  });
  expect(await kim.listMessages({ conversationId })).toEqual(before);
  expect(await handsetAt(office, number).texts()).toEqual([]);
});

test('a text that was cut off within an emoji reaches the thread from a handset', async () => {
  await handsetAt(office, number).type('See you \ud83d');
  await expect
    .poll(async () => (await kim.listMessages({ conversationId })).items.map(({ text }) => text))
    .toContain('See you \ufffd');
});
