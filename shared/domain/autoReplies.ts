import type { Author } from './author.ts';
import type { Company } from './company.ts';
import { consequencesOf, type ConsentState, type Consequences, type AutoReply } from './consent.ts';
import { canBeAnswered, formatPhoneNumber, type Sender } from './phoneNumber.ts';

type Speaking = Pick<Company, 'name' | 'originationNumber' | 'helpText'>;

/** The auto replies (P24). They say who answers, how to reach the office, how to stop and how to come back. */
const texts: Readonly<Record<AutoReply, (company: Speaking) => string>> = {
  optOutConfirmation: ({ name }) =>
    `${name}: you are opted out and will get no more texts from us. Text START to come back.`,
  help: ({ name, originationNumber, helpText = 'our office reads and answers texts to this number.' }) =>
    `${name}: ${helpText}${
      originationNumber === undefined ? '' : ` Call us at ${formatPhoneNumber(originationNumber)}.`
    } Text STOP to opt out.`,
};

const authors: Readonly<Record<AutoReply, Author>> = {
  optOutConfirmation: { kind: 'auto', automation: 'Opt-out confirmation' },
  help: { kind: 'auto', automation: 'Answer to HELP' },
};

/** The consequences of a text, with the auto reply in words. */
export type Response = Omit<Consequences, 'answer'> & {
  readonly answer?: { readonly text: string; readonly author: Author; readonly autoReply: AutoReply };
};

type Received = { readonly from: Sender; readonly text: string; readonly at: string };

/**
 * Returns this company's response to a text that arrived at `at` from a person with this consent, and is answered at `now`.
 * STOP and the like have no effect when the sender cannot be answered.
 */
export function responseTo(
  company: Speaking,
  { from, text, at }: Received,
  known: ConsentState,
  now: Date,
): Response {
  if (!canBeAnswered(from)) return {};
  const { answer: autoReply, ...consequences } = consequencesOf(text, at, known, now.toISOString());
  if (!autoReply) return consequences;
  const answer = { text: texts[autoReply](company), author: authors[autoReply], autoReply };
  return { ...consequences, answer };
}
