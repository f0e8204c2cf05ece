import { expect, test } from 'vitest';
import { benchCompany, companyItems, textsWith, type Size } from './companyItems.ts';

const sizes: readonly Size[] = [
  { contacts: 1_000, messages: 10_000 },
  { contacts: 2_050, messages: 20_503 },
  { contacts: 500, messages: 100 },
];

test.each(sizes)('a company of $contacts contacts has $messages texts, and no item twice', (size) => {
  const items = [...companyItems(benchCompany('co_bench', size), size, Date.now())] as {
    readonly pk: string;
    readonly sk: string;
  }[];
  const count = (prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix)).length;
  expect([count('CONTACT'), count('CONVERSATION'), count('MSG#')]).toEqual([
    size.contacts,
    size.contacts,
    size.messages,
  ]);
  expect(new Set(items.map(({ pk, sk }) => `${pk} ${sk}`)).size).toBe(items.length);
});

test('half of the texts are with one person in twenty', () => {
  const size = { contacts: 1_000, messages: 10_000 };
  const counts = Array.from({ length: 20 }, (_, index) => textsWith(index, size));
  expect([counts[0], counts.reduce((sum, count) => sum + count, 0)]).toEqual([100, 200]);
});
