import { describe, expect, test } from 'vitest';
import type { Person } from '#shared/domain/conversation.ts';
import { allNamesOf, isolated, writtenBy } from './namesOf.ts';
import { directionOf } from './ui/directionOf.ts';

test.each([
  ['Ana Moreno', 'Ana Moreno'],
  ['Zoë', 'Zoë'],
  ['דנה לוי', '\u2068דנה לוי\u2069'],
  ['Ana\u202e oneroM', '\u2068Ana oneroM\u2069'],
  ['Ana\u2069 Moreno', '\u2068Ana Moreno\u2069'],
])('a name cannot reorder the sentence around it: %j', (name, shown) => {
  expect(isolated(name)).toBe(shown);
});

const number = '+15550102214';
const person = (name: string, former = false): Person => ({
  contactId: `con_${name}`,
  role: 'client',
  name,
  former,
});
const at = (...people: readonly Person[]) => ({ number, people: [...people] });
const [aisha, ana, dana] = [person('Aisha Larsen'), person('Ana Moreno'), person('Dana Reyes')];

describe('who wrote a text (P21)', () => {
  test('is said by the title alone while the one person is still there', () => {
    expect(writtenBy([aisha], at(aisha))).toBeUndefined();
    expect(writtenBy([aisha], at({ ...aisha, name: 'Aisha Larsen-Reyes' }))).toBeUndefined();
  });

  test('stays who was at the number then: when another person joins, takes it over, or all leave', () => {
    expect(writtenBy([aisha], at(aisha, dana))).toBe('Aisha Larsen');
    expect(writtenBy([aisha], at(dana, { ...aisha, former: true }))).toBe('Aisha Larsen');
    expect(writtenBy([aisha], at({ ...aisha, former: true }))).toBe('Aisha Larsen');
    expect(writtenBy([aisha, dana], at(aisha))).toBe('Aisha Larsen or Dana Reyes');
  });

  test('is said by first names while all of them are still there, unless those are alike', () => {
    expect(writtenBy([aisha, dana], at(aisha, dana))).toBe('Aisha or Dana');
    const silva = person('Ana Silva');
    expect(writtenBy([ana, silva], at(ana, silva))).toBe('Ana Moreno or Ana Silva');
  });

  test('is the number where no person was known', () => {
    expect(writtenBy([], at(dana))).toBe('(555) 010-2214');
    expect(writtenBy([], at())).toBeUndefined();
  });
});

test('all who share a number are named, by their whole names where first names are alike (P21)', () => {
  expect(allNamesOf(at(aisha, ana, dana))).toBe('Aisha, Ana and Dana');
  expect(allNamesOf(at(ana, person('Ana Silva')))).toBe('Ana Moreno and Ana Silva');
  expect(allNamesOf(at(ana))).toBe('Ana');
  expect(allNamesOf(at())).toBe('(555) 010-2214');
});

test.each([
  ['Hello', 'ltr'],
  ['“שלום” said Ana', 'rtl'],
  ['9:00, שלום', 'rtl'],
  ['مرحبا', 'rtl'],
  ['Ana: שלום', 'ltr'],
  ['(no text)', 'ltr'],
  ['', 'ltr'],
])('a line of text is cut at the end to which its first letter leads: %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
