import * as z from 'zod/mini';
import type { InspectionLink } from './author.ts';
import type { OptOut } from './conversation.ts';

/** What an inbound text means beyond its words (P24, P26). */
export const Meaning = z.enum(['optOut', 'optIn', 'help', 'asksToStop']);
export type Meaning = z.infer<typeof Meaning>;

/** The texts that we answer by ourselves; they alone may go to a person who opted out. */
export const OwnAnswer = z.enum(['optOutConfirmation', 'help']);
export type OwnAnswer = z.infer<typeof OwnAnswer>;

/** What is known of a person's consent before a text comes in. Times are ISO, UTC. */
export type Consent = {
  readonly optOut?: OptOut;
  /** When the person last said whether they want our texts: an older text changes nothing any more (P19). */
  readonly consentAt?: string;
  /** The last inspection that an automation texted about, and when. */
  readonly about?: { readonly inspection: InspectionLink; readonly at: string };
};

/** What follows from a text; nothing at all from an ordinary one. */
export type Consequences = {
  readonly meaning?: Meaning;
  readonly optOut?: OptOut;
  readonly optsIn?: true;
  readonly answer?: OwnAnswer;
  /** The newest that the person has said on it: whatever is older and comes later changes nothing any more (P19). */
  readonly isLastWord?: true;
};

/** Source: FCC, 47 CFR 64.1200(a)(10), and the words that carriers honour; matched as the whole message. */
const revocations = new Set([
  'stop',
  'stop all',
  'stopall',
  'quit',
  'end',
  'revoke',
  'opt out',
  'optout',
  'cancel',
  'unsubscribe',
  'remove',
]);
const returns = new Set(['start', 'unstop']);
const calls = new Set(['help', 'info']);

/** The words with which somebody may have meant the inspection and not the texts. */
const meansPerhapsTheInspection = new Set(['cancel', 'end', 'stop']);
const aboutDays = 14;

/**
 * What an inbound text at `at` does to the person's consent. Only a text that *is* such a word counts: "Stop by at noon" is
 * an ordinary message. An opt-out is confirmed once; YES opts in only who is opted out.
 */
export function consequencesOf(text: string, at: string, known: Consent): Consequences {
  const words = plainWords(text);
  if (revocations.has(words)) return stopped(words, at, known);
  if (returns.has(words) || (words === 'yes' && known.optOut)) return returned(at, known);
  if (calls.has(words)) return { meaning: 'help', answer: 'help' };
  return !known.optOut && asksToStop(words) ? { meaning: 'asksToStop' } : {};
}

function stopped(word: string, at: string, { optOut, consentAt = '', about }: Consent): Consequences {
  if (at < consentAt) return {};
  if (optOut) return { meaning: 'optOut', isLastWord: true };
  const recent = about !== undefined && Date.parse(at) - Date.parse(about.at) < aboutDays * 24 * 3_600_000;
  const inspection = recent && meansPerhapsTheInspection.has(word) ? about.inspection : undefined;
  return {
    meaning: 'optOut',
    optOut: { at, source: 'person', word: word.toUpperCase(), ...(inspection && { inspection }) },
    answer: 'optOutConfirmation',
    isLastWord: true,
  };
}

/** It counts also from somebody who is not opted out: their STOP from before may still be on its way. */
function returned(at: string, { optOut, consentAt = '' }: Consent): Consequences {
  if (at <= consentAt) return {};
  return optOut ? { meaning: 'optIn', optsIn: true, isLastWord: true } : { isLastWord: true };
}

const freeWordings = [
  /\b(dont|do not|never) (ever )?(text|message|sms|contact|write)\b/,
  /\b(stop|quit) (texting|messaging|contacting|sending|writing|these|the) ?(me|us|texts|messages)?\b/,
  /\blose (my|this|our) number\b/,
  /\b(take|remove|delete) (me|us|my number|our number|this number)\b/,
  /\bno more (texts|messages|texting)\b/,
  /\bleave (me|us) alone\b/,
  /\b(unsubscribe|opt) (me|us)\b/,
];

/** True for free wordings of a refusal, which a person of the office should look at: "please don't text me again". */
function asksToStop(words: string): boolean {
  return freeWordings.some((wording) => wording.test(words));
}

/** Lower case, apostrophes dropped, everything else that is neither letter nor digit as one space. */
function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
