import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsentState } from './consent.ts';
import { responseTo } from './autoReplies.ts';

const at = '2026-03-20T15:00:00.000Z';
const received = (text: string) => ({ from: '+15550102214', text, at });
const companyName = fc.oneof(
  fc.constantFrom('Oak Hill Home Inspections', 'Stop & Look Inspections', 'HELP', 'Cancel Fear', 'End 2 End'),
  fc.string({ minLength: 1, maxLength: 40 }),
);
const company = fc.record({ name: companyName, originationNumber: fc.constant('+15550109000') });
const opening = fc.constantFrom(
  'HELP',
  'INFO',
  'STOP',
  'START',
  'YES',
  'Please stop',
  'Wrong number',
  'Hello',
);

test('two of our numbers that text each other stop after a few texts, whatever the first text is (P24)', () => {
  fc.assert(
    fc.property(company, company, opening, (one, other, text) => {
      const consents: ConsentState[] = [{}, {}];
      let said: string | undefined = text;
      let turns = 0;
      for (; said !== undefined && turns < 20; turns += 1) {
        const hearing = turns % 2;
        const known: ConsentState = consents[hearing] ?? {};
        const { answer, optOut } = responseTo(
          hearing === 0 ? one : other,
          received(said),
          known,
          new Date(at),
        );
        consents[hearing] = {
          ...known,
          ...(optOut && { optOut }),
          ...(answer?.autoReply === 'help' && { helpAnswers: [...(known.helpAnswers ?? []), at] }),
        };
        said = answer?.text;
      }
      expect(turns).toBeLessThanOrEqual(2);
    }),
  );
});

test('an auto reply is an ordinary text to another office', () => {
  fc.assert(
    fc.property(company, fc.constantFrom('HELP', 'STOP'), (speaking, asked) => {
      const { answer } = responseTo(speaking, received(asked), {}, new Date(at));
      expect(responseTo(speaking, received(answer?.text ?? ''), {}, new Date(at))).toEqual({});
    }),
  );
});

test.each(['STOP', 'HELP', 'YES', 'Wrong number'])(
  '%j from a short code or a named sender is an ordinary text, because such a sender cannot be answered',
  (text) => {
    const ours = { name: 'Oak Hill', originationNumber: '+15550109000' };
    for (const from of ['68849', 'USPS', 'Unknown sender'])
      expect(responseTo(ours, { from, text, at }, {}, new Date(at))).toEqual({});
  },
);
