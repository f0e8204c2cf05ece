import { expect, test } from 'vitest';
import { isolated } from './namesOf.ts';

test.each([
  ['Ana Moreno', 'Ana Moreno'],
  ['Zoë', 'Zoë'],
  ['דנה לוי', '\u2068דנה לוי\u2069'],
  ['Ana\u202e oneroM', '\u2068Ana oneroM\u2069'],
  ['Ana\u2069 Moreno', '\u2068Ana Moreno\u2069'],
])('a name cannot reorder the sentence that it stands in: %j', (name, shown) => {
  expect(isolated(name)).toBe(shown);
});
