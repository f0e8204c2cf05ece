import { expect, test } from 'vitest';
import { activeFaults, choiceOf, faultGroups, settingsNow, withChoice } from './faultChoices.ts';
import type { FaultsShown } from './network.ts';

const faults = (set: FaultsShown['set'], outageUntil: string | null = null): FaultsShown => ({
  set,
  happened: {},
  outageUntil,
});
const delay = Object.values(faultGroups)
  .flat()
  .find(({ name }) => name === 'delayReceipt') ?? { name: '', words: '' };

test.each([
  ['no fault', undefined, 'Never'],
  ['a fault that has happened as often as it should', { next: 0 }, 'Never'],
  ['a fault that this page offers', { probability: 0.5, milliseconds: 5000 }, 'Every second'],
  ['a fault that a script set with another delay', { next: 1, milliseconds: 9 }, 'The next 1'],
  ['a fault that a script set with another probability', { probability: 0.25 }, '25 %'],
])('%s has words', (_, fault, words) => {
  expect(choiceOf(fault, delay.extra)).toBe(words);
});

test('the badge counts faults that can still happen, and an outage', () => {
  expect(activeFaults(faults({ seed: 1 }))).toBe(0);
  const set = { seed: 1, dropReceipt: { next: 0 }, refuse: { next: 2 }, slow: { probability: 0.1 } };
  expect(activeFaults(faults(set, '2026-11-24T20:00:00.000Z'))).toBe(3);
});

test('changing one fault keeps the others, the seed and the rest of an outage', () => {
  const now = Date.parse('2026-11-24T20:00:00.000Z');
  const shown = faults(
    { seed: 'six', slow: { next: 3, onlyTo: '+15550102214' }, outage: { seconds: 60, kind: 'refuse' } },
    '2026-11-24T20:00:12.000Z',
  );
  expect(withChoice(settingsNow(shown, now), delay, 'Always')).toEqual({
    seed: 'six',
    slow: { next: 3, onlyTo: '+15550102214' },
    outage: { seconds: 12, kind: 'refuse' },
    delayReceipt: { probability: 1, milliseconds: 5000 },
  });
  const cleared = withChoice(settingsNow(shown, now + 60_000), { name: 'slow', words: '' }, 'Never');
  expect(cleared).toEqual({ seed: 'six' });
});
