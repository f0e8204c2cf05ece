import * as fc from 'fast-check';
import type { ExchangeAnswer } from '../testExchange.ts';
import type { Act } from './Act.ts';
import { anyAnswers, anyFault, anyStep, runOf, type Run, type Step } from './Step.ts';

/** A few related steps, so that collisions that are rare by chance happen often. */
type Scene = fc.Arbitrary<readonly Step[]>;

const send: Act = { act: 'send', contact: 0 };
const deliver: Act = { act: 'deliver', which: 0 };
const resendMessage: Act = { act: 'send again', which: 0 };
const texts = (text: string): Act => ({ act: 'hear', number: 'of the first contact', text, secondsLate: 0 });

const simply = (act: Act, answers: readonly ExchangeAnswer[] = []): Step => ({
  seconds: 1,
  runs: [{ act, fault: undefined }],
  order: [],
  answers,
  isStreamLost: false,
});

/** Builds a step in which the first run makes some requests, then the other run finishes, then the first one continues. */
function together(
  turns: readonly [number, number],
  runs: fc.Arbitrary<readonly Run[]>,
  answers: fc.Arbitrary<readonly ExchangeAnswer[]>,
): fc.Arbitrary<Step> {
  const [min, max] = turns;
  const order = fc
    .integer({ min, max })
    .map((first) => [...Array.from({ length: first }, () => 0), ...Array.from({ length: 12 }, () => 1)]);
  return fc.record({ seconds: fc.constant(1), isStreamLost: fc.constant(false), runs, order, answers });
}

/** A text is on its way to a person who may be texted, and something happens to the text or the person. */
const collision: Scene = together(
  [3, 8],
  fc.tuple(
    runOf(fc.constant(deliver)),
    runOf(
      fc.constantFrom<Act[]>(
        texts('STOP'),
        texts('STOP'),
        texts('STOP'),
        deliver,
        deliver,
        { act: 'move', contact: 0, to: 2 },
        { act: 'cancel', which: 0 },
        { act: 'sweep' },
        { act: 'receipt', which: 0, eventType: 'TEXT_SUCCESSFUL' },
      ),
    ),
  ),
  anyAnswers,
).map((step) => [simply(texts('START')), simply(send), step]);

/** Two members see an unconfirmed text. */
const resends: Scene = fc
  .tuple(
    fc.constantFrom<ExchangeAnswer[]>('breaks off before accepting it', 'breaks off after accepting it'),
    together(
      [1, 2],
      fc.tuple(
        runOf(fc.constant(resendMessage)),
        runOf(fc.constantFrom<Act[]>(resendMessage, resendMessage, { act: 'dismiss', which: 0 })),
      ),
      fc.constant([]),
    ),
  )
  .map(([answer, step]) => [simply(texts('START')), simply(send), simply(deliver, [answer]), step]);

/** A run that is always cut off. */
const cutOff: Scene = fc
  .tuple(fc.constantFrom(texts('STOP'), texts('HELP'), send, deliver), anyFault, anyAnswers)
  .map(([act, fault, answers]) => [
    simply(texts('START')),
    {
      ...simply(act, answers),
      runs: [{ act, fault: { ...fault, at: act === deliver ? fault.at : 1 + (fault.at % 4) } }],
    },
  ]);

/** The events of a day in an office. */
export const days: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: fc.tuple(anyStep) },
      { weight: 2, arbitrary: collision },
      { weight: 1, arbitrary: resends },
      { weight: 1, arbitrary: cutOff },
    ),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map((scenes) => scenes.flat());
