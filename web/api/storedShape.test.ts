import { expect, test } from 'vitest';
import { createDrafts } from './drafts.ts';
import { createOutboxEntries } from './outboxEntries.ts';
import type { PageStorage } from '../ui/pageStorage.ts';

const entry = {
  messageId: 'a',
  conversationId: 'cnv_a',
  text: 'On my way',
  enteredAt: '2026-11-20T22:55:00.000Z',
  position: 1,
};

test.each([
  ['without its text', { text: undefined }],
  ['with a list for a text', { text: ['On my way'] }],
  ['entered at no time', { enteredAt: 'yesterday' }],
  ['without its place', { position: '1' }],
  ['put aside for an unknown reason', { aside: 'bored' }],
  ['shared with no list of people', { sharedWith: 'con_a' }],
  ['shared with something that is not an id', { sharedWith: [1] }],
])('a stored text %s is not sent', (_what, change) => {
  const storage = storageWith({ 'conversations/outbox/kim/a': JSON.stringify({ ...entry, ...change }) });
  expect(createOutboxEntries(storage, 'kim').all()).toEqual([]);
});

test.each(['', 'null', '[]', '"text"', '{', '{"messageId":"a"}', '{"text":"Hi"}'])(
  'a stored draft that reads %s is no draft',
  (stored) => {
    const storage = storageWith({ 'conversations/draft/kim/cnv_a': stored });
    expect(createDrafts({ storage, owner: 'kim', newId: () => 'b' }).read('cnv_a')).toBeUndefined();
  },
);

test('a whole stored text and a whole draft are read as they were written', () => {
  const whole = { ...entry, contactId: 'con_a', sharedWith: ['con_b'], aside: 'old', wentOut: true };
  const draft = { messageId: 'b', text: 'Hi', contactIds: [], returned: { code: 'x', sentence: 'No.' } };
  const storage = storageWith({
    'conversations/outbox/kim/a': JSON.stringify(whole),
    'conversations/draft/kim/cnv_a': JSON.stringify(draft),
  });
  expect(createOutboxEntries(storage, 'kim').all()).toEqual([whole]);
  expect(createDrafts({ storage, owner: 'kim', newId: () => 'c' }).read('cnv_a')).toEqual(draft);
});

function storageWith(items: Readonly<Record<string, string>>): PageStorage {
  const stored = new Map(Object.entries(items));
  return {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => {
      stored.set(key, value);
      return true;
    },
    removeItem: (key) => void stored.delete(key),
    keys: () => [...stored.keys()],
  };
}
