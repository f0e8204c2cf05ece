import { expect, test } from 'vitest';
import { aKeeper } from './given.ts';
import { createResends } from './resends.ts';

const first = { conversationId: `cnv_${'a'.repeat(20)}`, messageId: 'm-1', at: '2026-11-24T09:00:00.000Z' };
let made = 0;
const desk = (keeper = aKeeper(), owner = 'co_a/mem_kim') =>
  createResends({ keeper, owner, newId: () => `id-${(made += 1)}` });

test('a text is sent again under one id, however often it is pressed, from another tab and after a reload too', () => {
  const keeper = aKeeper();
  const id = desk(keeper).idFor(first);
  expect(desk(keeper).idFor(first)).toBe(id);
});

test('another text, one of the same id at another time, and another member have ids of their own', () => {
  const keeper = aKeeper();
  const ids = [
    desk(keeper).idFor(first),
    desk(keeper).idFor({ ...first, messageId: 'm-2' }),
    desk(keeper).idFor({ ...first, at: '2026-11-24T10:00:00.000Z' }),
    desk(keeper, 'co_a/mem_jo').idFor(first),
  ];
  expect(new Set(ids).size).toBe(4);
});

test('once the API has answered nothing is kept', () => {
  const keeper = aKeeper();
  const tries = desk(keeper);
  tries.idFor(first);
  tries.answered(first);
  expect(keeper.keys()).toEqual([]);
});
