import * as fc from 'fast-check';

/** One event. `which` counts back from the newest item. */
export type Act =
  | { readonly act: 'send'; readonly contact: number }
  | { readonly act: 'repeat'; readonly which: number; readonly text: 'same' | 'other' }
  | { readonly act: 'schedule'; readonly contact: number; readonly inSeconds: number }
  | { readonly act: 'reschedule'; readonly which: number; readonly inSeconds: number }
  | { readonly act: 'deliver'; readonly which: number }
  | { readonly act: 'bring again'; readonly which: number }
  | { readonly act: 'sweep' }
  | { readonly act: 'receipt'; readonly which: number; readonly eventType: string }
  | { readonly act: 'cancel'; readonly which: number }
  | {
      readonly act: 'hear';
      readonly number: number | 'of the first contact';
      readonly text: string;
      readonly secondsLate: number;
    }
  | { readonly act: 'hear again'; readonly which: number }
  | { readonly act: 'opt out'; readonly number: number }
  | { readonly act: 'move'; readonly contact: number; readonly to: number }
  | { readonly act: 'send again'; readonly which: number }
  | { readonly act: 'dismiss'; readonly which: number }
  | { readonly act: 'settle dead letter'; readonly which: number }
  | { readonly act: 'resume' }
  | { readonly act: 'removeFromOptOutList' };

const which = fc.nat(2);
/** Picks Ana most of the time, so that events collide. */
const contact = fc.constantFrom(0, 0, 0, 1);
const number = fc.constantFrom(0, 0, 0, 1, 2);
const inSeconds = fc.constantFrom(30, 400, 7200);

/** Any event that may happen in an office. Common events are more frequent. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
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
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reschedule' as const), which, inSeconds }) },
  { weight: 10, arbitrary: fc.record({ act: fc.constant('deliver' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('bring again' as const), which }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('sweep' as const) }) },
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
  { weight: 1, arbitrary: fc.record({ act: fc.constant('removeFromOptOutList' as const) }) },
);
