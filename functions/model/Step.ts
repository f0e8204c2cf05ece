import * as fc from 'fast-check';
import { exchangeAnswers, type ExchangeAnswer } from '../testExchange.ts';
import type { Fault } from './mortalRun.ts';

/** One thing that happens. `which` counts back from the newest there is. */
export type Act =
  | { readonly act: 'send'; readonly contact: number }
  | { readonly act: 'repeat'; readonly which: number; readonly text: 'same' | 'other' }
  | { readonly act: 'schedule'; readonly contact: number; readonly inSeconds: number }
  | { readonly act: 'put off'; readonly which: number; readonly inSeconds: number }
  | { readonly act: 'deliver'; readonly which: number }
  | { readonly act: 'bring again'; readonly which: number }
  | { readonly act: 'tend' }
  | { readonly act: 'receipt'; readonly which: number; readonly eventType: string }
  | { readonly act: 'cancel'; readonly which: number }
  | { readonly act: 'hear'; readonly number: number; readonly text: string; readonly secondsLate: number }
  | { readonly act: 'hear again'; readonly which: number }
  | { readonly act: 'opt out'; readonly number: number }
  | { readonly act: 'move'; readonly contact: number; readonly to: number }
  | { readonly act: 'send again'; readonly which: number }
  | { readonly act: 'dismiss'; readonly which: number }
  | { readonly act: 'settle dead letter'; readonly which: number }
  | { readonly act: 'resume' }
  | { readonly act: 'release' };

/** One or two runs at the same time, what befalls them, and what the carrier answers meanwhile. */
export type Step = {
  readonly seconds: number;
  readonly runs: readonly { readonly act: Act; readonly fault: Fault | undefined }[];
  /** Whose turn it is, request after request. */
  readonly order: readonly number[];
  readonly answers: readonly ExchangeAnswer[];
  readonly isStreamLost: boolean;
};

const which = fc.nat(2);
/** Mostly Ana, so that things meet. */
const contact = fc.constantFrom(0, 0, 0, 1);
const number = fc.constantFrom(0, 0, 0, 1, 2);
const inSeconds = fc.constantFrom(30, 400, 7200);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ act: fc.constant('send' as const), contact }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('repeat' as const),
      which,
      text: fc.constantFrom('same' as const, 'same' as const, 'other' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('schedule' as const), contact, inSeconds }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('put off' as const), which, inSeconds }) },
  { weight: 10, arbitrary: fc.record({ act: fc.constant('deliver' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('bring again' as const), which }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('tend' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('receipt' as const),
      which,
      eventType: fc.constantFrom('TEXT_SUCCESSFUL', 'TEXT_DELIVERED', 'TEXT_UNREACHABLE'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('hear' as const),
      number,
      text: fc.constantFrom('STOP', 'START', 'START', 'HELP', 'See you then'),
      secondsLate: fc.constantFrom(0, 0, 3, 90),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('hear again' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('opt out' as const), number }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), contact, to: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('send again' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('dismiss' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('settle dead letter' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('resume' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('release' as const) }) },
);

const fault: fc.Arbitrary<Fault | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.integer({ min: 1, max: 7 }),
      kind: fc.constantFrom('dies before it' as const, 'dies after it' as const, 'repeats it' as const),
    }),
  },
);

const run = fc.record({ act, fault });
/** A text that is being sent while something else happens to it or to its person. */
const collision = fc.tuple(
  fc.record({ act: fc.constant<Act>({ act: 'deliver', which: 0 }), fault }),
  fc.record({
    act: fc.constantFrom<Act[]>(
      { act: 'deliver', which: 0 },
      { act: 'deliver', which: 0 },
      { act: 'hear', number: 0, text: 'STOP', secondsLate: 0 },
      { act: 'hear', number: 0, text: 'STOP', secondsLate: 0 },
      { act: 'move', contact: 0, to: 2 },
      { act: 'cancel', which: 0 },
      { act: 'tend' },
      { act: 'receipt', which: 0, eventType: 'TEXT_SUCCESSFUL' },
    ),
    fault,
  }),
);
/** One run goes on for a while before the other does. */
const order = fc
  .array(fc.record({ whose: fc.nat(1), turns: fc.integer({ min: 1, max: 6 }) }), {
    maxLength: 5,
    size: 'max',
  })
  .map((spells) => spells.flatMap(({ whose, turns }) => Array.from({ length: turns }, () => whose)));

const step: fc.Arbitrary<Step> = fc.record({
  seconds: fc.constantFrom(1, 1, 1, 1, 70, 310),
  runs: fc.oneof(
    { weight: 5, arbitrary: fc.tuple(run) },
    { weight: 2, arbitrary: fc.tuple(run, run) },
    { weight: 2, arbitrary: collision },
  ),
  order,
  answers: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant<ExchangeAnswer>('takes it') },
      { weight: exchangeAnswers.length, arbitrary: fc.constantFrom(...exchangeAnswers) },
    ),
    { maxLength: 2 },
  ),
  isStreamLost: fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

/** What happens to an office in a day. */
export const steps = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });
