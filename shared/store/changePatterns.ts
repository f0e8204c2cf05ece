import { messagePrefix, sortKeyOf } from './keys.ts';

/** What a place in a stream record's image must be like: one of these. Attribute values are in DynamoDB's own JSON. */
type Allowed = readonly (
  | string
  | { readonly prefix: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': readonly string[] }
)[];

type Image = { readonly [Name in string]: Image | Allowed };

/** A pattern of a stream record, in the words by which Lambda filters an event source: every place it names must be as it says. */
export type ChangePattern = { readonly dynamodb: { readonly NewImage: Image } };

const is = (key: string | { readonly prefix: string }) => ({ sk: { S: [key] } });
const anyMessage = is({ prefix: messagePrefix });

/**
 * The changes that functions are started by. A function is started by what it may have to act on and, as far as a pattern can
 * tell, by nothing else: markers, search entries, connections and slots of a number start nobody, and what is deleted has no
 * new image.
 */
export const changePatterns = {
  message: after(anyMessage),
  inboundMessage: after({ ...anyMessage, direction: { S: ['inbound'] } }),
  /** A claim is left out: the text was on its queue before and still is. */
  outboundMessageButClaims: after({ ...anyMessage, status: { S: [{ 'anything-but': ['sending'] }] } }),
  conversation: after(is(sortKeyOf.conversation)),
  release: after(is(sortKeyOf.release)),
  pausedNumber: after({ ...is(sortKeyOf.rateLimit), pause: { M: { since: { S: [{ exists: true }] } } } }),
  /** A slot that is taken moves no revision; a number that never was in trouble has none. */
  numberOnceInTrouble: after({ ...is(sortKeyOf.rateLimit), revision: { N: [{ exists: true }] } }),
} as const satisfies Record<string, ChangePattern>;

function after<Pattern extends Image>(image: Pattern) {
  return { dynamodb: { NewImage: image } };
}
