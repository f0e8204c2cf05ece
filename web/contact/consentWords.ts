/** Holds the sentences about consent. They are apart from `words.ts`, because they are shown after the first screen. */
export const consentWords = {
  none: 'No consent to be texted is recorded.',
  agreed: (day: string, source: string, recordedBy: string) =>
    `Agreed to texts on ${day}, ${source} (recorded by ${recordedBy}).`,
  sources: {
    'phone-call': 'on the phone',
    'booking-form': 'in the booking form',
    'wrote-first': 'by writing first',
    imported: 'in another program',
  },
  scopes: {
    inspections: 'Texts about their inspections',
    'inspections-and-offers': 'Texts about their inspections, and offers',
  },
  form: {
    title: 'Consent to texts',
    record: (isNew: boolean) =>
      isNew ? 'They agreed to texts at this number' : 'Record a newer consent for this number',
    newNumber: 'A new number needs its own consent. The consent for the former number stays on record.',
    how: 'How they agreed',
    sources: {
      'phone-call': 'Said on the phone',
      'booking-form': 'Booking form',
      'wrote-first': 'Wrote to us first',
      imported: 'Imported from another program',
    },
    what: 'What they agreed to',
    when: 'When they agreed',
    wording: 'Wording',
    wordings: {
      'phone-call': 'May we text you about your inspection at this number?',
      'booking-form': 'I agree to texts about my inspection at this number.',
      'wrote-first': 'They texted us first, so we may answer.',
      imported: '',
    },
    wordingHint: 'The sentence that they agreed to, as it was said or shown.',
    recordedByYou: 'It is recorded with your name.',
    noWording: 'Enter the sentence that they agreed to.',
    noTime: 'Enter when they agreed, not in the future.',
    earlier: 'Earlier consents',
    at: (number: string) => `At ${number}:`,
  },
} as const;
