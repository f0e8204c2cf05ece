/** Holds the sentences of the banner that is shown while the company's number cannot send. */
export const pauseWords = {
  label: 'Texting',
  paused: 'Texting is paused:',
  reasons: {
    'spend-limit': 'the monthly limit is reached.',
    'account-not-allowed': 'the carrier does not allow our account to text.',
    'credentials-rejected': 'the carrier rejects our credentials.',
    'number-not-active': 'our number is not active at the carrier.',
    'no-answer': 'the carrier does not answer.',
    'no-connection': 'the carrier cannot be reached.',
    'too-fast': 'the carrier accepts no more texts right now.',
  },
  waiting: (count: number, more: boolean) =>
    `${more ? 'At least ' : ''}${count === 1 ? '1 text is' : `${count} texts are`} waiting.`,
  nextTry: (when: string) => `Next try ${when}.`,
  tryingAgain: 'Trying again.',
  nextTextTries: 'The next text tries again.',
  resume: 'Resume now',
  resumed: 'Resumed. The texts that wait go out within a minute.',
  resumeTakes: 'Waiting texts go out up to a minute later.',
  askAdmin: {
    'spend-limit': 'Ask an admin to raise the limit.',
    'account-not-allowed': 'Ask an admin to check the account.',
    'credentials-rejected': 'Ask an admin to renew the credentials of this service.',
    'number-not-active': 'Ask an admin to check the number.',
    'no-answer': 'It will resume automatically.',
    'no-connection': 'It will resume automatically.',
    'too-fast': 'It will resume automatically.',
  },
} as const;
