import { describe, expect, test } from 'vitest';
import { faultNames } from './faultKinds.ts';
import { readRun } from './readRun.ts';

test('without options it is a run of 300 with every fault', () => {
  expect(readRun([])).toEqual({ messages: 300, seed: '1', faults: faultNames });
});

test('a run has some of the faults, or none', () => {
  expect(readRun(['--faults', 'throttle,stop']).faults).toEqual(['throttle', 'stop']);
  expect(readRun(['--faults', 'none']).faults).toEqual([]);
});

describe('what nobody can run is refused with what would be right', () => {
  test.each([
    [['--messages', 'many'], /"many".*whole number/],
    [['--messages', '3'], /"3".*from 20/],
    [['--faults', 'rain'], /"rain" is no fault.*throttle/],
    [['--speed', '3'], /--messages N, --seed S and --faults LIST/],
  ])('%s', (args, sentence) => {
    expect(() => readRun(args)).toThrow(sentence);
  });
});
