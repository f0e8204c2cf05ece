import * as z from 'zod/mini';
import type { InspectionLink } from './author.ts';
import type { OptOut } from './conversation.ts';
import { asksToStop } from './optOutRequest.ts';
import { plainWords, withoutDeviceLine } from './plainWords.ts';
import { isWordAlone, readRevocation, type Revocation } from './revocation.ts';

/** The effect that an inbound text has on consent (P24, P26). */
export const Meaning = z.enum(['optOut', 'optIn', 'help', 'asksToStop']);
export type Meaning = z.infer<typeof Meaning>;

/** The auto replies. No other text may go to a person who opted out. */
export const AutoReply = z.enum(['optOutConfirmation', 'help']);
export type AutoReply = z.infer<typeof AutoReply>;

/** A person's consent before a text arrives. Times are ISO 8601 in UTC. */
export type ConsentState = {
  readonly optOut?: OptOut;
  /** When the person last said whether they want our texts. An older text that arrives later changes nothing (P19). */
  readonly consentAt?: string;
  /** When we answered HELP or INFO, newest last; at most `mostHelpAnswers` times. */
  readonly helpAnswers?: readonly string[];
  /** True when the company blocked the number. */
  readonly blocked?: boolean;
  /** The last inspection about which an automation texted, and when. */
  readonly about?: { readonly inspection: InspectionLink; readonly at: string };
};

/** The consequences of a text. An ordinary text has none. */
export type Consequences = {
  readonly meaning?: Meaning;
  readonly optOut?: OptOut;
  readonly optsIn?: true;
  readonly answer?: AutoReply;
  /** True when this is the person's newest decision. An older text that arrives later changes nothing (P19). */
  readonly isLastWord?: true;
};

const returns = ['start', 'unstop'];
const calls = ['help', 'info'];

/** Words with which a person may have meant the inspection instead of the texts. */
const meansPerhapsTheInspection = new Set(['CANCEL', 'END', 'STOP']);
const aboutDays = 14;

/** The most auto replies to HELP and INFO that a person gets within an hour. */
export const mostHelpAnswers = 3;

/**
 * Decides how an inbound text that arrived at `at` changes the person's consent. Only a text that *is* a revocation counts:
 * "Stop by at noon" is an ordinary message. An opt-out is confirmed once. YES opts in only a person who is opted out. `now`
 * is the time of our answer.
 */
export function consequencesOf(text: string, at: string, known: ConsentState, now = at): Consequences {
  const consequences = consequencesUnlessBlocked(text, at, known, now);
  return known.blocked ? withoutNotices(consequences) : consequences;
}

/** Keeps of a blocked number's text only what it decides about consent, and the confirmation of STOP (P5). */
function withoutNotices({ meaning, optOut, answer, ...others }: Consequences): Consequences {
  return {
    ...others,
    ...(meaning && meaning !== 'asksToStop' && { meaning }),
    ...(optOut && { optOut: { at: optOut.at, source: optOut.source, word: optOut.word } }),
    ...(answer === 'optOutConfirmation' && { answer }),
  };
}

function consequencesUnlessBlocked(text: string, at: string, known: ConsentState, now: string): Consequences {
  const revocation = readRevocation(text);
  if (revocation) return stopped(revocation, at, known);
  const words = plainWords(withoutDeviceLine(text));
  if (isWordAlone(returns, text) || (words === 'yes' && known.optOut)) return returned(at, known);
  if (isWordAlone(calls, text)) return helped(known, now);
  return !known.optOut && at > (known.consentAt ?? '') && asksToStop(text) ? { meaning: 'asksToStop' } : {};
}

/** Limits the answers to HELP, so that a loop between two machines ends. A text beyond the limit gets no answer. */
function helped({ helpAnswers = [] }: ConsentState, now: string): Consequences {
  const recent = recentHelpAnswers(helpAnswers, now);
  return recent.length < mostHelpAnswers ? { meaning: 'help', answer: 'help' } : { meaning: 'help' };
}

/** Returns the answers of the last hour, which count against the limit. */
export function recentHelpAnswers(helpAnswers: readonly string[], now: string): readonly string[] {
  return helpAnswers.filter((at) => Date.parse(now) - Date.parse(at) < 3_600_000);
}

function stopped(
  { word, namesTexts }: Revocation,
  at: string,
  { optOut, consentAt = '', about }: ConsentState,
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

/** A return counts even when the person is not opted out, because an earlier STOP may still be on its way. */
function returned(at: string, { optOut, consentAt = '' }: ConsentState): Consequences {
  if (at <= consentAt) return {};
  return optOut ? { meaning: 'optIn', optsIn: true, isLastWord: true } : { isLastWord: true };
}
