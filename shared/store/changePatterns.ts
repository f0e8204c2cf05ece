import { formerMemberPrefix, memberPrefix, messagePrefix, sortKeyOf } from './keys.ts';

/** The allowed values of one field of a stream record's image. Attribute values are in DynamoDB JSON. */
type Allowed = readonly (
  | string
  | { readonly prefix: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': readonly string[] }
)[];

type Image = { readonly [Name in string]: Image | Allowed };

/** A filter pattern of a Lambda event source for stream records. Every field that it names must match. */
export type ChangePattern = { readonly dynamodb: { readonly NewImage: Image } };

const is = (...anyOf: readonly (string | { readonly prefix: string })[]) => ({ sk: { S: anyOf } });
const anyMessage = is({ prefix: messagePrefix });

/**
 * The changes that start functions. Each pattern is as narrow as a pattern can be. Markers, search entries, connections and
 * send slots start no function, and neither do deletions, because they have no new image.
 */
export const changePatterns = {
  inboundMessage: after({ ...anyMessage, direction: { S: ['inbound'] } }),
  queuedMessage: after({ ...anyMessage, status: { S: ['queued'] } }),
  /** Excludes claims, because the next state follows within a second and pages show a claimed text like a queued one. */
  outboundMessageButClaims: after({ ...anyMessage, status: { S: [{ 'anything-but': ['sending'] }] } }),
  conversation: after(is(sortKeyOf.conversation)),
  /** One pattern for who may see what, because Lambda allows five patterns for a function. */
  access: after(is(sortKeyOf.company, { prefix: memberPrefix }, { prefix: formerMemberPrefix })),
  optOutRemoval: after(is(sortKeyOf.optOutRemoval)),
  /** Matches numbers that had trouble at least once. Only then do they have a revision; send slots do not change it. */
  numberOnceInTrouble: after({ ...is(sortKeyOf.rateLimit), revision: { N: [{ exists: true }] } }),
} as const satisfies Record<string, ChangePattern>;

function after<Pattern extends Image>(image: Pattern) {
  return { dynamodb: { NewImage: image } };
}
