/** Holds the sentences of the counter under the composer. A narrow line leaves out every second piece of a phrase. */
export const segmentWords = {
  parts: (segments: number) => [`${segments} parts`, ', each is', ' billed'],
  forcedBy: (character: string, limit: number) => [
    quoted(character),
    ' lowers the',
    ' limit',
    ' to',
    ` ${limit}`,
  ],
  replaceBy: (plain: string) => `Replace with ${quoted(plain)}`,
  takeOut: 'Take it out',
  tooLong: (max: number, character: string | undefined) =>
    character === undefined
      ? `At most ${max} characters can be sent. Shorten it.`
      : `With ${quoted(character)} at most ${max} characters can be sent. Shorten it, or take that out.`,
} as const;

/** Quotes a character that a sentence names. A quotation mark is shown without quotes, because “““ is unreadable. */
function quoted(character: string): string {
  return /[“”„‟‘’‚‛«»‹›]/.test(character) ? character : `“${character}”`;
}
