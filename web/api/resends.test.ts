import { expect, test } from 'vitest';
import { memoryStorage } from '#testing/memoryStorage.ts';
import { createResends } from './resends.ts';

const first = { conversationId: `cnv_${'a'.repeat(20)}`, messageId: 'm-1', at: '2026-11-24T09:00:00.000Z' };
let made = 0;
const desk = (storage = memoryStorage(), owner = 'co_a/mem_kim') =>
  createResends({ storage, owner, newId: () => `id-${(made += 1)}` });

test('a text is sent again under one id, however often it is pressed, from another tab and after a reload too', () => {
  const storage = memoryStorage();
  const id = desk(storage).idFor(first);
  expect(desk(storage).idFor(first)).toBe(id);
});

test('another text, one of the same id at another time, and another member have ids of their own', () => {
  const storage = memoryStorage();
  const ids = [
    desk(storage).idFor(first),
    desk(storage).idFor({ ...first, messageId: 'm-2' }),
    desk(storage).idFor({ ...first, at: '2026-11-24T10:00:00.000Z' }),
    desk(storage, 'co_a/mem_jo').idFor(first),
  ];
  expect(new Set(ids).size).toBe(4);
});

test('once the API has answered nothing is kept', () => {
  const storage = memoryStorage();
  const tries = desk(storage);
  tries.idFor(first);
  tries.answered(first);
  expect(storage.keys()).toEqual([]);
});
