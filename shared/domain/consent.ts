import * as z from 'zod/mini';
import type { InspectionLink } from './author.ts';
import type { OptOut } from './conversation.ts';
import { asksToStop } from './optOutRequest.ts';
import { plainWords, withoutDeviceLine } from './plainWords.ts';
import { isWordAlone, readRevocation, type Revocation } from './revocation.ts';

/** What an inbound text means beyond its words (P24, P26). */
export const Meaning = z.enum(['optOut', 'optIn', 'help', 'asksToStop']);
export type Meaning = z.infer<typeof Meaning>;

/** The texts that we answer by ourselves; they alone may go to a person who opted out. */
export const AutoReply = z.enum(['optOutConfirmation', 'help']);
export type AutoReply = z.infer<typeof AutoReply>;

/** What is known of a person's consent before a text comes in. Times are ISO, UTC. */
export type Consent = {
  readonly optOut?: OptOut;
  /** When the person last said whether they want our texts: an older text changes nothing any more (P19). */
  readonly consentAt?: string;
  /** When we last answered HELP or INFO, newest last; at most as many as may be answered within an hour. */
  readonly helpAnswers?: readonly string[];
  /** The last inspection that an automation texted about, and when. */
  readonly about?: { readonly inspection: InspectionLink; readonly at: string };
};

/** What follows from a text; nothing at all from an ordinary one. */
export type Consequences = {
  readonly meaning?: Meaning;
  readonly optOut?: OptOut;
  readonly optsIn?: true;
  readonly answer?: AutoReply;
  /** The newest that the person has said on it: whatever is older and comes later changes nothing any more (P19). */
  readonly isLastWord?: true;
};

const returns = ['start', 'unstop'];
const calls = new Set(['help', 'info']);

/** The words with which somebody may have meant the inspection and not the texts. */
const meansPerhapsTheInspection = new Set(['CANCEL', 'END', 'STOP']);
const aboutDays = 14;

/** How many automatic answers to HELP and INFO a person gets within an hour. */
export const mostHelpAnswers = 3;

/**
 * Decides what an inbound text at `at` does to the person's consent. Only a text that *is* a revocation counts: "Stop by at
 * noon" is an ordinary message. An opt-out is confirmed once; YES opts in only who is opted out. `now` is when we answer.
 */
export function consequencesOf(text: string, at: string, known: Consent, now = at): Consequences {
  const revocation = readRevocation(text);
  if (revocation) return stopped(revocation, at, known);
  const words = plainWords(withoutDeviceLine(text));
  if (isWordAlone(returns, text) || (words === 'yes' && known.optOut)) return returned(at, known);
  if (calls.has(words)) return helped(known, now);
  return !known.optOut && at > (known.consentAt ?? '') && asksToStop(text) ? { meaning: 'asksToStop' } : {};
}

/** A loop between two machines, or a bored person, ends here: what comes beyond the limit is an ordinary message. */
function helped({ helpAnswers = [] }: Consent, now: string): Consequences {
  const recent = recentHelpAnswers(helpAnswers, now);
  return recent.length < mostHelpAnswers ? { meaning: 'help', answer: 'help' } : { meaning: 'help' };
}

/** The answers of the last hour, which count against the limit. */
export function recentHelpAnswers(helpAnswers: readonly string[], now: string): readonly string[] {
  return helpAnswers.filter((at) => Date.parse(now) - Date.parse(at) < 3_600_000);
}

function stopped(
  { word, namesTexts }: Revocation,
  at: string,
  { optOut, consentAt = '', about }: Consent,
): Consequences {
  if (at < consentAt) return {};
  if (optOut) return { meaning: 'optOut', isLastWord: true };
  const recent = about !== undefined && Date.parse(at) - Date.parse(about.at) < aboutDays * 24 * 3_600_000;
  const mayMeanInspection = !namesTexts && meansPerhapsTheInspection.has(word);
  const inspection = recent && mayMeanInspection ? about.inspection : undefined;
  return {
    meaning: 'optOut',
    optOut: { at, source: 'person', word, ...(inspection && { inspection }) },
    answer: 'optOutConfirmation',
    isLastWord: true,
  };
}

/** It counts also from somebody who is not opted out: their STOP from before may still be on its way. */
function returned(at: string, { optOut, consentAt = '' }: Consent): Consequences {
  if (at <= consentAt) return {};
  return optOut ? { meaning: 'optIn', optsIn: true, isLastWord: true } : { isLastWord: true };
}
