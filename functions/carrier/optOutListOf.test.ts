import { expect, test } from 'vitest';
import { optOutListOf } from './optOutListOf.ts';

const longest = { stage: 's'.repeat(16), companyId: `co_${'a'.repeat(40)}` };

test('the list of a company is named by its stage and its id', () => {
  expect(optOutListOf('prod', 'co_elm')).toBe('conversations-prod-co_elm');
});

test('the longest ids have lists with a name that the carrier accepts, each its own', () => {
  const names = ['a', 'b'].map((last) =>
    optOutListOf(longest.stage, `${longest.companyId.slice(0, -1)}${last}`),
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) {
    expect(name).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(name.startsWith(`conversations-${longest.stage}-`)).toBe(true);
  }
});
