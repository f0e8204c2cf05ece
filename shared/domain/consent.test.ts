import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuMsOf } from '#testing/cpuTime.ts';
import { AutoReply, consequencesOf, Meaning, type ConsentState } from './consent.ts';

const at = '2026-03-20T15:00:00.000Z';
const before = '2026-03-19T15:00:00.000Z';
const after = '2026-03-21T15:00:00.000Z';
const inspection = {
  inspectionId: 'insp_maple',
  address: '214 Maple Ave',
  startsAt: '2026-03-21T14:00:00.000Z',
};
const optedOut: ConsentState = { optOut: { at: before, source: 'person', word: 'STOP' }, consentAt: before };

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

  test('from a person who is already opted out is not confirmed again', () => {
    expect(consequencesOf('STOP', at, optedOut)).toEqual({ meaning: 'optOut', isLastWord: true });
  });

  test('that arrives late does not undo a later START (P19)', () => {
    expect(consequencesOf('STOP', before, { consentAt: at })).toEqual({});
  });
});

describe('a revocation word with politeness, repetition or a signature (P24)', () => {
  test.each([
    ['Stop. Thank you', 'STOP'],
    ['Please stop', 'STOP'],
    ['Hi, please stop', 'STOP'],
    ['Stop please', 'STOP'],
    ['STOP STOP STOP', 'STOP'],
    ['stop, please stop!!!', 'STOP'],
    ['STOP - thanks, Maria', 'STOP'],
    ['Stop! Thank you, Ana & Luis', 'STOP'],
    ['Stop. Thanks. Maria Lopez', 'STOP'],
    ['STOP\n\nSent from my iPhone', 'STOP'],
    ['Stop Sent from my Samsung Galaxy smartphone', 'STOP'],
    ['stop\n--\nGet Outlook for Android', 'STOP'],
    ['Stop all messages', 'STOP ALL'],
    ['STOP TXT', 'STOP'],
    ['END TEXTS', 'END'],
    ['cancel all texts', 'CANCEL'],
    ['I opt out', 'OPT OUT'],
    ['I would like to unsubscribe', 'UNSUBSCRIBE'],
    ['I revoke my consent', 'REVOKE'],
    ['ARRET', 'ARRET'],
    ['Arrêt, merci', 'ARRET'],
    ['ALTO', 'ALTO'],
    ['PARAR', 'PARAR'],
    ['Parar, por favor', 'PARAR'],
    ['TD', 'TD'],
    ['TD TD', 'TD'],
    ['td, thanks', 'TD'],
    ['Remove. Thank you', 'REMOVE'],
    ['End. Thanks, Bob', 'END'],
    ['Please cancel', 'CANCEL'],
    ['Stop please and thank you', 'STOP'],
    ['Please and thank you, stop', 'STOP'],
    ['STOP pls and ty', 'STOP'],
    ['Stop and thanks, Maria', 'STOP'],
    ['Alto por favor y gracias', 'ALTO'],
    ['Arrêt svp et merci', 'ARRET'],
    ['Stop now thanks', 'STOP'],
  ])('%j opts out, and is kept as %s', (text, word) => {
    expect(consequencesOf(text, at, {})).toMatchObject({ meaning: 'optOut', optOut: { word } });
  });

  test('may still mean the inspection, but not when it names the texts (P26)', () => {
    const about = { inspection, at: before };
    expect(consequencesOf('Please cancel', at, { about }).optOut).toMatchObject({
      word: 'CANCEL',
      inspection,
    });
    expect(consequencesOf('Cancel all texts', at, { about }).optOut).not.toHaveProperty('inspection');
  });

  const polite = fc.constantFrom('please', 'Thanks', 'thank you', 'pls', 'now', '', '🙏');
  const word = fc.constantFrom('STOP', 'stop', 'Unsubscribe', 'QUIT', 'opt-out', 'arrêt', 'Stop all');
  const gap = fc.constantFrom(' ', ', ', '. ', ' - ', '!\n', '   ');

  test('opts out in any order of the words and with any number of repetitions', () => {
    fc.assert(
      fc.property(
        polite,
        fc.array(word, { minLength: 1, maxLength: 4 }),
        polite,
        gap,
        (opening, words, ending, by) => {
          expect(consequencesOf([opening, ...words, ending].join(by), at, {}).meaning).toBe('optOut');
        },
      ),
    );
  });

  test('never opts out when a word about the work follows', () => {
    const work = fc.constantFrom(
      'by',
      'at the gate',
      'sign',
      'the water',
      'Maple Ave',
      '3pm',
      'tomorrow',
      'it',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('Stop', 'End', 'Cancel', 'Remove', 'Quit', 'TD', 'Alto'),
        gap,
        work,
        (first, by, rest) => {
          expect(consequencesOf(`${first}${by}${rest}`, at, {}).meaning).not.toBe('optOut');
          expect(consequencesOf(`Thanks${by}${rest} ${first}`, at, {}).meaning).not.toBe('optOut');
        },
      ),
    );
  });

  test('is read quickly, even in an adversarial text', () => {
    const cpuMs = cpuMsOf(() => {
      for (const part of [' ', '\n', '- ', 'stop ', 'you ', 'sorry ', 'thanks ', 'sent from my ', 'wrong '])
        consequencesOf(part.repeat(1600 / part.length), at, {});
    });
    expect(cpuMs).toBeLessThan(2000);
  });
});

describe('a text that is an opt-in word (P24)', () => {
  test.each(['START', 'unstop', 'Yes', 'yes!', 'Start please and thank you'])(
    '%j opts in a person who is opted out',
    (text) => {
      expect(consequencesOf(text, at, optedOut)).toEqual({
        meaning: 'optIn',
        optsIn: true,
        isLastWord: true,
      });
    },
  );

  test.each(['START', 'UNSTOP'])(
    '%j from everybody else only outdates a STOP that is still on its way',
    (text) => {
      expect(consequencesOf(text, at, {})).toEqual({ isLastWord: true });
    },
  );

  test('"YES" is an ordinary text from a person who is not opted out', () => {
    expect(consequencesOf('YES', at, {})).toEqual({});
  });

  test('that arrives late does not undo a later opt-out (P19)', () => {
    const known: ConsentState = { optOut: { at: after, source: 'person' }, consentAt: after };
    expect(consequencesOf('START', at, known)).toEqual({});
  });
});

describe('HELP (P24)', () => {
  const minutesBefore = (minutes: number) => new Date(Date.parse(at) - minutes * 60_000).toISOString();

  test('is answered at most three times an hour', () => {
    const known = { helpAnswers: [50, 20, 1].map(minutesBefore) };
    expect(consequencesOf('HELP', at, known)).toEqual({ meaning: 'help' });
    expect(consequencesOf('INFO', at, { ...known, optOut: { at, source: 'person' } })).toEqual({
      meaning: 'help',
    });
  });

  test('is answered again an hour after the first of three answers', () => {
    const known = { helpAnswers: [60, 20, 1].map(minutesBefore) };
    expect(consequencesOf('HELP', at, known)).toMatchObject({ answer: 'help' });
  });

  test('does not use up the confirmation of a STOP', () => {
    const known = { helpAnswers: [3, 2, 1].map(minutesBefore) };
    expect(consequencesOf('STOP', at, known)).toMatchObject({ answer: 'optOutConfirmation' });
  });
});

test.each(['HELP', 'info', 'Help!', 'HELP please', 'help thanks', 'Help help', 'Help please and thank you'])(
  '%j is answered, also to who is opted out (P24)',
  (text) => {
    expect(consequencesOf(text, at, {})).toEqual({ meaning: 'help', answer: 'help' });
    expect(consequencesOf(text, at, optedOut)).toEqual({ meaning: 'help', answer: 'help' });
  },
);

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

  test('does not refer to an inspection that was mentioned more than 14 days ago', () => {
    const about = { inspection, at: '2026-03-06T14:59:59.000Z' };
    expect(consequencesOf('CANCEL', at, { about }).optOut).not.toHaveProperty('inspection');
  });
});

test('an inspection counts until it was mentioned 14 days ago', () => {
  const inspectionAfter = (mentionedAt: string) =>
    consequencesOf('CANCEL', at, { about: { inspection, at: mentionedAt } }).optOut?.inspection;
  expect(inspectionAfter('2026-03-06T15:00:00.001Z')).toEqual(inspection);
  expect(inspectionAfter('2026-03-06T15:00:00.000Z')).toBeUndefined();
});

describe('two texts at the same moment (P19)', () => {
  test('leave a person out of whose texts one is STOP, whichever arrives first', () => {
    expect(consequencesOf('STOP', at, { consentAt: at })).toMatchObject({ meaning: 'optOut' });
    expect(consequencesOf('START', at, { optOut: { at, source: 'person' }, consentAt: at })).toEqual({});
  });
});

describe('a person whose number the company blocked (P5)', () => {
  const about = { inspection, at: before };

  test('opts out and in, and STOP is confirmed without asking staff about an inspection', () => {
    expect(consequencesOf('STOP', at, { blocked: true, about })).toEqual({
      meaning: 'optOut',
      optOut: { at, source: 'person', word: 'STOP' },
      answer: 'optOutConfirmation',
      isLastWord: true,
    });
    expect(consequencesOf('START', at, { ...optedOut, blocked: true })).toEqual({
      meaning: 'optIn',
      optsIn: true,
      isLastWord: true,
    });
  });

  test('gets no answer to HELP, and a refusal in free words is no notice to staff', () => {
    expect(consequencesOf('HELP', at, { blocked: true })).toEqual({ meaning: 'help' });
    expect(consequencesOf('Please stop texting me', at, { blocked: true })).toEqual({});
    expect(consequencesOf('See you at nine', at, { blocked: true })).toEqual({});
  });
});

test('a STOP has all its consequences, and every consequence has a meaning that is stored (P24)', () => {
  expect(consequencesOf('STOP', at, {})).toEqual({
    meaning: 'optOut',
    optOut: { at, source: 'person', word: 'STOP' },
    answer: 'optOutConfirmation',
    isLastWord: true,
  });
  expect(Meaning.options).toEqual(['optOut', 'optIn', 'help', 'asksToStop']);
  expect(AutoReply.options).toEqual(['optOutConfirmation', 'help']);
});

test('a refusal in free words counts only from a person who may be texted and said nothing later (P19, P26)', () => {
  const meaningFor = (known: ConsentState) => consequencesOf('Please stop texting me', at, known).meaning;
  expect(meaningFor({ consentAt: before })).toBe('asksToStop');
  expect(meaningFor({ consentAt: at })).toBeUndefined();
  expect(meaningFor({ consentAt: after })).toBeUndefined();
  expect(meaningFor(optedOut)).toBeUndefined();
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
    'stop it',
    'who is this? stop',
    'STOP - Maria',
    'no more',
    'No más',
    'no me escriba mas',
    'Número equivocado',
    'Wrong number',
    'Sorry, wrong number',
    'You have the wrong person',
    'This is no longer Ana’s number',
    'I never signed up for these texts',
    'can you please stop',
    'Please remove',
    'not interested',
    'How do I unsubscribe?',
    'Please don’t text me again\n\nSent from my iPhone',
    'Stop, Maria',
    'stop, maria',
    'STOP Maria',
    'STOP MARIA',
    'STOP\nMaria',
    'Please stop now, Maria',
    'Unsubscribe, Maria',
    'Unsubscribe, Maria Lopez',
    'Stop, Ana and Luis',
    'Stop Ángela!',
    'STOP ok',
    'Stop, okay?',
    'Stop ok thanks',
    'Hi Kim, please stop',
  ])('%j is flagged for staff and is not an opt-out', (text) => {
    expect(consequencesOf(text, at, {})).toEqual({ meaning: 'asksToStop' });
  });

  test.each([
    'Text me when you are there',
    'Don’t forget the ladder',
    'We lost the number of the agent',
    'Is there a bus stop?',
    'Can you take the lockbox off?',
    'Stop by at noon',
    'Can you stop at the gate?',
    'Can you stop the water at the meter?',
    'The end unit on the left',
    'We quit claim deed it',
    'cancel that, 3pm works',
    'Cancel the radon test. Thanks, Maria',
    'Cancel, thanks, see you Friday',
    'Yes, cancel',
    'Thanks, TD',
    'TD Bank is the lender',
    'End - Maple Ave',
    'Cancel - Maria',
    'Alto Rd is closed',
    'Remove the panel cover please',
    'Can you take us to the attic?',
    'I gave you the wrong number for the gate',
    'Don’t text the seller',
    'Don’t contact the agent before Friday',
    'I don’t text while driving',
    'No more questions from us',
    'The alarm would not stop beeping',
    'The furnace stops and starts',
    'Last stop of the day',
    'The door stop fell off',
    'The buyers are not interested in radon',
    'Who is this?',
    'Stop at the house first, thanks',
    'The owner quit smoking',
    'No more leaks, the plumber came',
    'Is that the wrong house?',
    'The smell won’t go away',
    'My number is on the report',
    'Take me through the report please',
    'I will get the messages later',
    'stop by at nine',
    'Stop by',
    'Stop by, Maria',
    'Stop sign is at the corner',
    'Stop Sign',
    'STOP WORK',
    'stop work',
    'Stop Maria from calling',
    'Stop, Maria is calling',
    'Stop, drop and roll',
    'Stop Maple Ave',
    'Stop Friday',
    'Stop, wait',
    'Stop, 3',
    'Cancel, Maria',
    'Cancel ok',
    'Ok cancel',
    'Hi Kim, the last stop',
    'Stop and call me',
    'Stop now and please call me',
    'And thanks, TD',
    'help me find the house',
    'Please help',
    'Help please, the gate is locked',
    'help and call me',
    'Maria helps please',
  ])('%j is an ordinary text', (text) => {
    expect(consequencesOf(text, at, {})).toEqual({});
  });
});
