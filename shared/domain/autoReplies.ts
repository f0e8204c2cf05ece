import type { Author } from './author.ts';
import type { Company } from './company.ts';
import { consequencesOf, type Consent, type Consequences, type AutoReply } from './consent.ts';
import { canBeAnswered, formatPhoneNumber, type Sender } from './phoneNumber.ts';

type Speaking = Pick<Company, 'name' | 'originationNumber'>;

/** What we answer by ourselves (P24): who it is, how to reach them, how to stop and how to come back. */
const texts: Readonly<Record<AutoReply, (company: Speaking) => string>> = {
  optOutConfirmation: ({ name }) =>
    `${name}: you are opted out and will get no more texts from us. Text START to come back.`,
  help: ({ name, originationNumber }) =>
    `${name}: our office reads and answers texts to this number.${
      originationNumber === undefined ? '' : ` Call us at ${formatPhoneNumber(originationNumber)}.`
    } Text STOP to opt out.`,
};

const authors: Readonly<Record<AutoReply, Author>> = {
  optOutConfirmation: { kind: 'auto', automation: 'Opt-out confirmation' },
  help: { kind: 'auto', automation: 'Answer to HELP' },
};

/** What follows from a text, with the words of the answer that it gets. */
export type Response = Omit<Consequences, 'answer'> & {
  readonly answer?: { readonly text: string; readonly author: Author; readonly autoReply: AutoReply };
};

type Heard = { readonly from: Sender; readonly text: string; readonly at: string };

/**
 * Decides how this company responds to a text that came in at `at` and is answered at `now`, as far as that follows from the
 * text and the person's consent. Words of a sender that cannot be answered mean nothing beyond themselves.
 */
export function responseTo(
  company: Speaking,
  { from, text, at }: Heard,
  now: Date,
): (known: Consent) => Response {
  if (!canBeAnswered(from)) return () => ({});
  return (known) => {
    const { answer: autoReply, ...consequences } = consequencesOf(text, at, known, now.toISOString());
    if (!autoReply) return consequences;
    const answer = { text: texts[autoReply](company), author: authors[autoReply], autoReply };
    return { ...consequences, answer };
  };
}
