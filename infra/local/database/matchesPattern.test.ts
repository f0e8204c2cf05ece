import { expect, test } from 'vitest';
import { changePatterns, type ChangePattern } from '#shared/store/changePatterns.ts';
import { keys } from '#shared/store/keys.ts';
import { manifest } from '#functions/manifest.ts';
import { matchesPattern } from './matchesPattern.ts';

const message = keys.message('co_1', 'cnv_1', '2026-03-20T15:00:00.000Z', 'm1');
const conversation = keys.conversation('co_1', 'cnv_1');
const removal = keys.optOutRemoval('co_1', 'cnv_1');
const rateLimit = keys.rateLimit('co_1');

test.each<[what: string, NewImage: Record<string, unknown> | undefined, starts: readonly string[]]>([
  ['an inbound text', item(message, { direction: 'inbound' }), ['announceChanges']],
  ['an accepted text', item(message, { direction: 'outbound', status: 'queued' }), both()],
  ['a scheduled text', item(message, { direction: 'outbound', status: 'scheduled' }), ['announceChanges']],
  ['a claim', item(message, { direction: 'outbound', status: 'sending' }), []],
  ['an answer of the carrier', item(message, { direction: 'outbound', status: 'sent' }), ['announceChanges']],
  ['a receipt', item(message, { direction: 'outbound', status: 'failedByReceipt' }), ['announceChanges']],
  ['a row of the lists', item(conversation, { number: '+15550100000' }), ['announceChanges']],
  ['an opt-out removal', item(removal, { since: '2026-03-20T15:00:00.000Z' }), ['queueMessages']],
  ['a send slot of a number without a pause', item(rateLimit, { nextSlotAt: 'x' }), []],
  [
    'a pause',
    { ...item(rateLimit, { nextSlotAt: 'x' }), revision: { N: '1' }, pause: { M: { since: { S: 'x' } } } },
    ['announceChanges'],
  ],
  ['the end of a pause', { ...item(rateLimit, {}), revision: { N: '2' } }, ['announceChanges']],
  ['an acceptance marker', item(keys.marker('co_1', 'member', 'm1'), {}), []],
  ['a search entry', item(keys.searchEntry('co_1', 'ana', 'con_1'), {}), []],
  ['a contact', item(keys.contact('co_1', 'con_1'), {}), []],
  ['an open page', item(keys.liveConnection('co_1', 'abc'), {}), []],
  ['a deletion', undefined, []],
])('%s starts the functions that handle it', (_, NewImage, starts) => {
  const record = { dynamodb: { ...(NewImage && { NewImage }) } };
  const started = both().filter((name) =>
    manifest[name].on.only.some((pattern: ChangePattern) => matchesPattern(pattern, record)),
  );
  expect(started).toEqual(starts);
});

test('no function has more or longer patterns than Lambda allows', () => {
  for (const name of both()) {
    const { only } = manifest[name].on;
    expect(only.length).toBeLessThanOrEqual(5);
    expect(only.every((pattern) => JSON.stringify(pattern).length <= 4096)).toBe(true);
  }
});

test('an absent field matches only a pattern for absence', () => {
  const { outboundMessageButClaims } = changePatterns;
  expect(matchesPattern(outboundMessageButClaims, { dynamodb: { NewImage: item(message, {}) } })).toBe(false);
  expect(matchesPattern({ status: [{ exists: false }] }, {})).toBe(true);
});

test('a pattern that the local stream does not support is refused', () => {
  expect(() => matchesPattern({ status: [{ suffix: 'x' }] }, { status: 'x' })).toThrow('"suffix"');
});

function both() {
  return ['queueMessages', 'announceChanges'] as const;
}

function item(key: Readonly<Record<string, string>>, attributes: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries({ ...key, ...attributes }).map(([name, S]) => [name, { S }]));
}
