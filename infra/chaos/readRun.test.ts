import { describe, expect, test } from 'vitest';
import { faultNames } from './faultKinds.ts';
import { readRun } from './readRun.ts';

test('a run without options has 300 texts and every fault', () => {
  expect(readRun([])).toEqual({ messages: 300, seed: '1', faults: faultNames });
});

test('a run has the named faults, or none', () => {
  expect(readRun(['--faults', 'throttle,stop']).faults).toEqual(['throttle', 'stop']);
  expect(readRun(['--faults', 'none']).faults).toEqual([]);
});

describe('a run that is not possible is refused with what would be valid', () => {
  test.each([
    [['--messages', 'many'], /"many".*whole number/],
    [['--messages', '3'], /"3".*from 20/],
    [['--faults', 'rain'], /"rain" is no fault.*throttle/],
    [['--speed', '3'], /--messages N, --seed S and --faults LIST/],
  ])('%s', (args, sentence) => {
    expect(() => readRun(args)).toThrow(sentence);
  });
});
