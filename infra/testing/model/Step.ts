import * as fc from 'fast-check';
import { exchangeAnswers, type ExchangeAnswer } from '../testExchange.ts';
import { anyAct, type Act } from './Act.ts';
import type { Fault } from './interruptibleRun.ts';

/** One run or two concurrent runs, with their faults and the carrier's answers. */
export type Step = {
  readonly seconds: number;
  readonly runs: readonly { readonly act: Act; readonly fault: Fault | undefined }[];
  /** The index of the run that makes each next request. */
  readonly order: readonly number[];
  readonly answers: readonly ExchangeAnswer[];
  readonly isStreamLost: boolean;
};

export type Run = Step['runs'][number];

export const anyFault: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 8 }),
  kind: fc.constantFrom('dies before it' as const, 'dies after it' as const, 'repeats it' as const),
});
const maybeFault = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: anyFault },
);
/** Picks a run of one of these acts, which sometimes has a fault. */
export const runOf = (act: fc.Arbitrary<Act>) => fc.record({ act, fault: maybeFault });

/** Lets one run make several requests before the other continues. */
const anyOrder = fc
  .array(fc.record({ whose: fc.nat(1), turns: fc.integer({ min: 1, max: 6 }) }), {
    maxLength: 5,
    size: 'max',
  })
  .map((spells) => spells.flatMap(({ whose, turns }) => Array.from({ length: turns }, () => whose)));

export const anyAnswers = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<ExchangeAnswer>('accepts it') },
    { weight: exchangeAnswers.length, arbitrary: fc.constantFrom(...exchangeAnswers) },
  ),
  { maxLength: 2 },
);

const run = runOf(anyAct);

/** Any act, alone or concurrently with any other. */
export const anyStep: fc.Arbitrary<Step> = fc.record({
  seconds: fc.constantFrom(1, 1, 1, 1, 70, 310),
  runs: fc.oneof({ weight: 3, arbitrary: fc.tuple(run) }, { weight: 1, arbitrary: fc.tuple(run, run) }),
  order: anyOrder,
  answers: anyAnswers,
  isStreamLost: fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});
