/** The sentences about consent. They are apart from `words.ts`, because they are shown after the first screen. */
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
} as const;
