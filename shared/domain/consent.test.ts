import { describe, expect, test } from 'vitest';
import { consequencesOf, type Consent } from './consent.ts';

const at = '2026-03-20T15:00:00.000Z';
const before = '2026-03-19T15:00:00.000Z';
const after = '2026-03-21T15:00:00.000Z';
const inspection = {
  inspectionId: 'insp_maple',
  address: '214 Maple Ave',
  startsAt: '2026-03-21T14:00:00.000Z',
};
const optedOut: Consent = { optOut: { at: before, source: 'person', word: 'STOP' }, consentAt: before };

describe('a text that is a revocation word (P24)', () => {
  test.each(
    [
      ['stop', 'stopall', 'quit', 'end', 'revoke', 'opt out', 'opt-out', 'optout'],
      ['cancel', 'unsubscribe', 'remove', 'STOP', ' Stop. ', '"STOP!"', 'Stop 🙏', 'Opt  Out', 'STOP ALL'],
    ].flat(),
  )('%j opts out and is confirmed', (text) => {
    expect(consequencesOf(text, at, {})).toMatchObject({
      meaning: 'optOut',
      optOut: { at, source: 'person' },
      answer: 'optOutConfirmation',
    });
  });

  test('is kept with the opt-out as the person wrote it', () => {
    expect(consequencesOf('stop', at, {}).optOut?.word).toBe('STOP');
  });

  test.each([
    'Stop by at noon',
    'Can we cancel Tuesday?',
    'The end of the day works',
    'Please remove your shoes',
    'I quit smoking',
    's t o p',
    '',
  ])('is not an ordinary sentence that only holds one: %j', (text) => {
    expect(consequencesOf(text, at, {})).toEqual({});
  });

  test('from somebody who is opted out already is not confirmed again', () => {
    expect(consequencesOf('STOP', at, optedOut)).toEqual({ meaning: 'optOut', isLastWord: true });
  });

  test('that comes late does not undo a return that was texted after it (P19)', () => {
    expect(consequencesOf('STOP', before, { consentAt: at })).toEqual({});
  });
});

describe('a text that is a word of return (P24)', () => {
  test.each(['START', 'unstop', 'Yes', 'yes!'])('%j opts in whoever is opted out', (text) => {
    expect(consequencesOf(text, at, optedOut)).toEqual({ meaning: 'optIn', optsIn: true, isLastWord: true });
  });

  test.each(['START', 'UNSTOP'])(
    '%j from everybody else only outdates a STOP that is still on its way',
    (text) => {
      expect(consequencesOf(text, at, {})).toEqual({ isLastWord: true });
    },
  );

  test('"YES" is an ordinary text from everybody else', () => {
    expect(consequencesOf('YES', at, {})).toEqual({});
  });

  test('that comes late does not undo an opt-out that was texted after it (P19)', () => {
    const known: Consent = { optOut: { at: after, source: 'person' }, consentAt: after };
    expect(consequencesOf('START', at, known)).toEqual({});
  });
});

test.each(['HELP', 'info', 'Help!'])('%j is answered, also to who is opted out (P24)', (text) => {
  expect(consequencesOf(text, at, {})).toEqual({ meaning: 'help', answer: 'help' });
  expect(consequencesOf(text, at, optedOut)).toEqual({ meaning: 'help', answer: 'help' });
});

describe('an answer to a text about an inspection (P26)', () => {
  test.each(['CANCEL', 'End', 'stop'])('%j may mean the inspection, so that staff are told which', (text) => {
    expect(consequencesOf(text, at, { about: { inspection, at: before } }).optOut?.inspection).toEqual(
      inspection,
    );
  });

  test.each(['UNSUBSCRIBE', 'opt out', 'REMOVE'])('%j means the texts', (text) => {
    expect(consequencesOf(text, at, { about: { inspection, at: before } }).optOut).not.toHaveProperty(
      'inspection',
    );
  });

  test('does not mean one that was spoken of more than 14 days ago', () => {
    const about = { inspection, at: '2026-03-06T14:59:59.000Z' };
    expect(consequencesOf('CANCEL', at, { about }).optOut).not.toHaveProperty('inspection');
  });
});

describe('a refusal in free words (P26)', () => {
  test.each([
    'Please don’t text me again',
    'stop texting me',
    'Lose my number!',
    'Take me off your list',
    'remove my number please',
    'No more texts please',
    'do not contact us',
    'leave me alone',
    'Stop sending these',
    'Unsubscribe me',
  ])('%j is flagged for staff, and opts nobody out', (text) => {
    expect(consequencesOf(text, at, {})).toEqual({ meaning: 'asksToStop' });
  });

  test.each([
    'Text me when you are there',
    'Don’t forget the ladder',
    'We lost the number of the agent',
    'Is there a bus stop?',
    'Can you take the lockbox off?',
  ])('%j is none', (text) => {
    expect(consequencesOf(text, at, {})).toEqual({});
  });
});
