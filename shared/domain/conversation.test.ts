import { expect, test } from 'vitest';
import { previewOf, recentSince, sectionsOf, titleOf, type Person } from './conversation.ts';

const number = '+15550102214';

function person(name: string, role: Person['role'] = 'client', former = false): Person {
  return { contactId: `con_${name.replace(/\W/g, '')}`, role, name, former };
}

test.each([
  [[], '(555) 010-2214'],
  [[person('Ana Moreno')], 'Ana Moreno'],
  [[person('Ana Moreno'), person('Luis Moreno')], 'Ana & Luis Moreno'],
  [[person('Ana Moreno'), person('Li Wei')], 'Ana Moreno & Li Wei'],
  [[person('Cher'), person('Cher')], 'Cher & Cher'],
  [[person('Ana Moreno'), person('Luis Moreno'), person('Li Wei')], 'Ana Moreno, Luis Moreno & Li Wei'],
  [[person('Ana Moreno', 'client', true)], '(555) 010-2214'],
])('a conversation is titled with all its names (P21): %#', (people, title) => {
  expect(titleOf({ number, people })).toBe(title);
});

test('a conversation is in the section of every role among its current people, and in Unknown without any (P5, P21)', () => {
  const agent = person('Tom Becker', 'agent');
  const former = person('Dana Reyes', 'inspector', true);
  expect(sectionsOf([person('Ana Moreno'), agent, former])).toEqual(['agents', 'clients']);
  expect(sectionsOf([former])).toEqual(['unknown']);
  expect(sectionsOf([])).toEqual(['unknown']);
});

test('recent begins fourteen days ago, to the millisecond (P4)', () => {
  expect(recentSince(new Date('2026-03-20T15:00:00.000Z'))).toBe('2026-03-06T15:00:00.000Z');
});

test('a preview is one line, and one that is cut says so and does not end in half an emoji', () => {
  expect(previewOf('  First\n\nsecond  ')).toBe('First second');
  expect(previewOf('😀'.repeat(240))).toBe('😀'.repeat(240));
  expect(previewOf('😀'.repeat(241))).toBe(`${'😀'.repeat(240)}…`);
  expect(previewOf(`${'a'.repeat(239)} b`)).toBe(`${'a'.repeat(239)}…`);
});
