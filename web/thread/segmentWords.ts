/** Holds the sentences of the counter under the composer. */
export const segmentWords = {
  count: (segments: number, characters: number, limit: number) =>
    segments === 1 ? `${characters}/${limit}` : `${segments} parts, each is billed · ${characters}/${limit}`,
  countShort: (segments: number, characters: number, limit: number) =>
    segments === 1 ? `${characters}/${limit}` : `billed as ${segments} · ${characters}/${limit}`,
  forcedBy: (character: string, limit: number) => `${quoted(character)} lowers the limit to ${limit}`,
  forcedByShort: (character: string, limit: number) => `${quoted(character)}: limit ${limit}`,
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
