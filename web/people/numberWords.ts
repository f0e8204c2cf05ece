import type { NumberFault } from '#shared/domain/readPhoneNumber.ts';

/** Holds the sentences about an entered number. They load with the forms that have one. */
export const numberWords = {
  faults: {
    empty: 'Enter a phone number, such as (555) 010-2214.',
    'not-a-number': 'This is not a phone number. Enter 10 digits, such as (555) 010-2214.',
    'too-short':
      'This number is too short. Enter 10 digits, such as (555) 010-2214, or + and the country code before a foreign number.',
    'too-long':
      'This number is too long. Enter 10 digits, such as (555) 010-2214, or + and the country code before a foreign number.',
    'unknown-country': 'No country has this code. Enter + and the country code, or a 10-digit number.',
    extension: 'A text can’t reach an extension. Enter a number without one.',
  } satisfies Record<NumberFault, string>,
  own: 'This is your company’s own number. Enter the number of the contact’s phone.',
  alreadyOf: (names: string) =>
    `This is already the number of ${names}. If you save it, they share one conversation.`,
  optedOut: 'This number opted out of texts from you.',
} as const;
