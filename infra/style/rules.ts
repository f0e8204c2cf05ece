/** Phrases that a reader has to read twice, each with what to write instead. */
export const rules: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\b(somebody|anybody|whoever)\b/i, 'name the member, the caller or the function'],
  [/\banew\b/i, '"again"'],
  [/\bby (itself|themselves)\b/i, '"automatically", or leave it out'],
  [/\bgo(es)? on (by|with|meanwhile)\b/i, '"continues"'],
  [/\bso (often|many|long)\b(?! (that|as))/i, 'say the number, or "how many" with a verb'],
  [/\b(what|that|who|which) there (is|are|was|were)\b/i, 'name the thing'],
  [/\b(stands?|stood)\b(?!-| (for|in for|by)\b)/i, '"is"'],
  [/\blies\b/i, '"is"'],
  [/\b(told|tells) (of|about|apart|differently)\b/i, '"reports", "distinguishes" or "differs"'],
  [/\b(is|are|was|were) (none|no news)\b/i, 'say what is missing: "there are no ..."'],
  [/\b(tend|tends|tended|mends|mended)\b/i, '"sweep", "recover"'],
  [/\bcomes? about\b/i, '"happens"'],
  [/\bis so\b(?= (much|far|well)\b)/i, 'say how much'],
];

/** Phrases that only comments and documentation avoid: a sentence on the page may promise that nobody is texted. */
export const rulesOfComments: typeof rules = [
  [/\bnobody\b(?! is ever texted)/i, 'name who does not do it, or use the passive'],
];

/** A doc comment that starts like this has no subject and no verb. */
export const riddle = /^\/\*\*\s*\*?\s*(Of|What|Where|Whether|Who|Whose) /;
