import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import { rowsInSight, rowsNeeded } from './rowsInSight.ts';
import { measures, rowsPerSection } from './rowsPerSection.ts';

const [old, newest, second, third] = ['o', 'a', 'b', 'c'].map((letter) => conversationNamed(letter)) as [
  Conversation,
  Conversation,
  Conversation,
  Conversation,
];

test('an older conversation that is open gets a row of its own, and hides no recent one while there is room', () => {
  const agents = [newest];
  const rows = rowsPerSection(
    746,
    [
      { section: 'inspectors', rows: 1 },
      { section: 'agents', rows: rowsNeeded(agents, old) },
      { section: 'clients', rows: 1 },
    ],
    measures.fine,
  ).agents;
  expect(rowsInSight(agents, old, rows)).toEqual([newest, old]);
});

test('a section needs no further row for an open conversation that it lists, or while none is open', () => {
  expect(rowsNeeded([newest, second], second)).toBe(2);
  expect(rowsNeeded([newest, second], undefined)).toBe(2);
  expect(rowsNeeded(undefined, old)).toBe(1);
});

test('the open conversation takes the last row where there is no room for one more', () => {
  expect(rowsInSight([newest, second, third], old, 2)).toEqual([newest, old]);
  expect(rowsInSight([newest, second, third], third, 2)).toEqual([newest, third]);
  expect(rowsInSight([newest, second, third], old, 0)).toEqual([]);
  expect(rowsInSight([newest, second, third], old, 'all')).toEqual([newest, second, third, old]);
});

function conversationNamed(letter: string): Conversation {
  return {
    conversationId: `cnv_${letter.repeat(20)}`,
    number: '+15550102214',
    people: [],
    sections: ['agents'],
    started: true,
    failures: 0,
    blocked: false,
    revision: 1,
  };
}
