/** Holds the sentences about what a search found. They load with the first results. */
export const searchWords = {
  more: 'Not everyone has been searched yet. Type another letter or word, or keep searching.',
  readOn: 'Keep searching',
  noTexts: 'no texts yet',
  unknown: 'Unknown number',
  none: (text: string) =>
    `No one matches “${text}”. Check the spelling, or try the last four digits of the number.`,
} as const;
