import { plainWords, withoutDeviceLine } from './plainWords.ts';

/** The revocation word of a text, and whether it names the texts ("STOP TXT"), so that it cannot mean anything else. */
export type Revocation = { readonly word: string; readonly namesTexts: boolean };

/** Source: FCC, 47 CFR 64.1200(a)(10), and the words on the carrier's own list. */
const revocationWords = [
  'stop all',
  'stopall',
  'stop',
  'quit',
  'revoke',
  'opt out',
  'optout',
  'cancel',
  'unsubscribe',
  'arret',
] as const;

/** Everyday words and initials. They count alone, repeated, or before thanks, but not after it: "Thanks, TD" is a signature. */
const everydayWords = ['end', 'remove', 'td', 'alto', 'parar'] as const;

const namedTexts =
  /^(?:(?:all )?(?:the |these |those |your |my )?(?:future )?(?:texts|text messages|text|txts|txt|sms|messages|message|msgs|msg)|(?:my )?consent)(?: messages)?(?= |$)/;
/** Revocation words that an object such as "texts" may follow. */
const takeTexts = new Set(['stop', 'stop all', 'stopall', 'quit', 'end', 'cancel', 'unsubscribe', 'revoke']);

const thanks = [
  'thank you very much',
  'thank you so much',
  'thank you',
  'thank u',
  'thanks so much',
  'thanks very much',
  'thanks a lot',
  'many thanks',
  'thanks again',
  'thanks',
  'thx',
  'tks',
  'thnx',
  'ty',
  'muchas gracias',
  'gracias',
  'merci beaucoup',
  'merci',
] as const;
const courtesies = [
  'please',
  'pls',
  'plz',
  'plse',
  'kindly',
  'por favor',
  'sil vous plait',
  'svp',
  'have a nice day',
  'have a good day',
  'have a great day',
  'right now',
  'now',
  'immediately',
  'at once',
  'sorry',
  'bye',
  'goodbye',
  'sir',
  'maam',
] as const;
const greetings = [
  'hi',
  'hello',
  'hey',
  'hi there',
  'good morning',
  'good afternoon',
  'good evening',
] as const;
const firstPerson =
  /^i (?:would like to |d like to |want to |wish to |hereby |will |choose to |am going to )?(?=(?:opt out|optout|unsubscribe|revoke)(?: |$))|^id like to (?=(?:opt out|optout|unsubscribe|revoke)(?: |$))/;

/** Words that may follow thanks, or a revocation word, in a sentence and are not names. */
const notNames = new Set(
  `a about after again all am an and any are as at be because but by call can cant come could day did do done dont early
  everything for from gas go good got great had has have he help her here him his how i if ill im in is it its just know later
  let light like me monday tuesday wednesday thursday friday saturday sunday more my need new next nice no not now of off ok okay
  on one or order our out over own please see she sign so soon still sure text that the their them then there they this time to today
  tomorrow tonight up us valve very wait was water way we well were what when where which who why will with work would yes yet you your`.split(
    /\s+/,
  ),
);

type Rest = { readonly rest: string };

/** A revocation at the start of a text. `rest` follows it and its courtesies. */
type LeadingRevocation = Rest & {
  readonly revocation: Revocation;
  readonly thanked: boolean;
  readonly written: string;
};

/** Reads a text that consists of a revocation word with only politeness, repetition or a signature around it (P24). */
export function readRevocation(text: string): Revocation | undefined {
  const leading = readLeadingRevocation(text);
  if (!leading) return undefined;
  const { revocation, rest, thanked, written } = leading;
  return rest === '' || (thanked && isName(rest, written)) ? revocation : undefined;
}

/**
 * Reads a revocation that only a name follows, without thanks: "STOP Maria", "Unsubscribe, Maria Lopez". It may be a signature
 * or the person to be stopped. Without a comma only one capitalized word counts, because "Stop work" is about the work.
 */
export function readNamedRevocation(text: string): Revocation | undefined {
  const leading = readLeadingRevocation(text);
  if (!leading || !isName(leading.rest, leading.written)) return undefined;
  const { revocation, rest, written } = leading;
  const isAfterComma = plainWords(written.slice(written.lastIndexOf(',') + 1)) === rest;
  return isAfterComma || (!rest.includes(' ') && startsUppercase(lastWords(written, 1)[0]))
    ? revocation
    : undefined;
}

function readLeadingRevocation(text: string): LeadingRevocation | undefined {
  const written = withoutDeviceLine(text);
  let rest = takeAny(greetings, plainWords(written))?.rest ?? plainWords(written);
  const found: Revocation[] = [];
  let sure = false;
  let thanked = false;
  let polite = false;
  while (rest !== '') {
    const opened: string = found.length === 0 ? rest.replace(firstPerson, '') : rest;
    const strong = takeAny(revocationWords, opened);
    const everyday = strong ? undefined : takeAny(everydayWords, opened);
    const taken = strong ?? everyday;
    if (taken) {
      const named = takeTexts.has(taken.word) ? namedTexts.exec(taken.rest) : null;
      if (everyday && !named && (polite || thanked) && !sure) return undefined;
      sure ||= strong !== undefined || named !== null;
      found.push({ word: taken.word.toUpperCase(), namesTexts: named !== null });
      rest = named ? taken.rest.slice(named[0].length).trim() : taken.rest;
      continue;
    }
    const courtesy = takeCourtesy(rest);
    if (!courtesy) break;
    thanked = courtesy.isThanks;
    polite = true;
    rest = courtesy.rest;
  }
  const [first] = found;
  if (!first) return undefined;
  const revocation = { ...first, namesTexts: found.some(({ namesTexts }) => namesTexts) };
  return { revocation, rest, thanked, written };
}

/**
 * Returns true for one of `words` alone, repeated, or followed by thanks or please. START and HELP count only in this form:
 * "Please help" may be about the work.
 */
export function isWordAlone(words: readonly string[], text: string): boolean {
  let rest = plainWords(withoutDeviceLine(text));
  if (!takeAny(words, rest)) return false;
  for (let taken = takeAny(words, rest); taken; taken = takeAny(words, rest)) rest = taken.rest;
  for (let polite = takeCourtesy(rest); polite; polite = takeCourtesy(rest)) rest = polite.rest;
  return rest === '';
}

/** Takes a courtesy off the front, also after an "and": "please and thank you". */
function takeCourtesy(words: string): (Rest & { readonly isThanks: boolean }) | undefined {
  const courtesy = words.replace(/^(?:and|y|et) /, '');
  const thank = takeAny(thanks, courtesy);
  const taken = thank ?? takeAny(courtesies, courtesy);
  return taken && { rest: taken.rest, isThanks: thank !== undefined };
}

function takeAny(phrases: readonly string[], words: string): (Rest & { readonly word: string }) | undefined {
  const word = phrases
    .filter((phrase) => words === phrase || words.startsWith(`${phrase} `))
    .toSorted((one, other) => other.length - one.length)[0];
  return word === undefined ? undefined : { word, rest: words.slice(word.length).trim() };
}

/** Returns true when the rest is a name: one to three capitalized words, or a single word that is not an everyday word. */
function isName(rest: string, written: string): boolean {
  const names = rest.split(' ').filter((word) => !joinsNames.has(word));
  if (names.length > 3 || names.some((name) => notNames.has(name) || !/^\p{Letter}+$/u.test(name)))
    return false;
  return (
    names.length === 1 ||
    lastWords(written, rest.split(' ').length).every((word) => startsUppercase(word) || joinsNames.has(word))
  );
}
const joinsNames = new Set(['and', 'y', 'et']);

function lastWords(written: string, count: number): readonly string[] {
  return written
    .split(/[^\p{Letter}\p{Mark}\p{Number}'’]+/u)
    .filter(Boolean)
    .slice(-count);
}

function startsUppercase(word = ''): boolean {
  return /^\p{Uppercase}/u.test(word);
}
