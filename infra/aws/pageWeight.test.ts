import { expect, test } from 'vitest';
import { pageWeights, type Chunk } from './pageWeight.ts';

function chunk(name: string, gzipBytes: number, imports: readonly string[] = [], kind = 'shared'): Chunk {
  return {
    name,
    fileName: `${name}.js`,
    gzipBytes,
    imports: imports.map((imported) => `${imported}.js`),
    isEntry: kind === 'entry',
    isDynamicEntry: kind === 'later',
  };
}

const page = [
  chunk('index', 36_000, ['ui'], 'entry'),
  chunk('ui', 10_000, ['framework']),
  chunk('framework', 5_000),
  chunk('Board', 4_000, ['ui'], 'later'),
  chunk('Thread', 20_000, ['ui', 'virtual'], 'later'),
  chunk('virtual', 3_000),
  chunk('ContactPanel', 4_000, ['ui', 'facts'], 'later'),
  chunk('facts', 2_000),
  chunk('Settings', 1_000, ['ui', 'facts'], 'later'),
  chunk('readPhoneNumber', 29_000, [], 'later'),
];

test('each view weighs what it loads, with every file counted once', () => {
  const bytes = Object.fromEntries(pageWeights(page).map((weight) => [weight.what, weight.bytes]));
  expect(bytes).toEqual({
    'home board': 55_000,
    'conversation by its address': 80_000,
    'Settings, when needed': 3_000,
    'readPhoneNumber, when needed': 29_000,
  });
  expect(pageWeights(page).every((weight) => weight.bytes <= weight.budget)).toBe(true);
});

test('what opens from the thread weighs what it adds to it, also when a part that opens from there brought it along', () => {
  const withNotices = [
    ...page,
    chunk('Notices', 1_000, ['Thread'], 'later'),
    chunk('ConsentNotice', 500, ['Notices'], 'later'),
  ];
  expect(pageWeights(withNotices)).toContainEqual({
    what: 'ConsentNotice, when needed',
    bytes: 1_500,
    budget: 25_000,
  });
});

test('a page that grows past its budget is noticed, at first load and later', () => {
  const heavy = [...page, chunk('Calendar', 26_000, [], 'later')].map((each) =>
    each.name === 'framework' ? { ...each, gzipBytes: 26_000 } : each,
  );
  const exceeded = pageWeights(heavy).filter(({ bytes, budget }) => bytes > budget);
  expect(exceeded.map(({ what }) => what)).toEqual([
    'home board',
    'conversation by its address',
    'Calendar, when needed',
  ]);
});
