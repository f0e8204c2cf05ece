import { shownAddress } from './shownAddress.ts';

/** A piece of a text: plain, or something to open, call or write to. The pieces' texts joined are the whole text. */
export type TextPart = {
  readonly text: string;
  readonly href?: string;
  /** The shown form of a link whose text would name another host than the one it opens. */
  readonly shown?: string;
};

/**
 * Every quantifier is bounded, or stops at white space and is never tried again from within its own match, so finding takes time
 * in proportion to the text, whatever it holds.
 */
const found =
  /(?<web>(?<![\p{L}\p{N}\p{M}_])(?:https?:\/\/|www\.)[^\s<>"\\\p{Bidi_Control}]+)|(?<mail>(?<![\p{L}\p{N}\p{M}\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}(?![\p{L}\p{N}\p{M}]))|(?<phone>(?<![\w.:/-])(?:\+\d[\d\s().-]{6,18}\d|(?:1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}|\d{10})(?![\w/]))/giu;

/** No text is longer; the browser's own reading of an address is not linear in its length. */
const longestAddress = 1600;

/** Finds what a text links to: web addresses (http and https only), e-mail addresses, phone numbers. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(found)) {
    const words = match.groups?.['web'] ? withoutTrailingMarks(match[0]) : match[0];
    const link = linkOf(words, match.groups ?? {});
    if (!link) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ text: words, ...link });
    done = match.index + words.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

function linkOf(
  words: string,
  { web, mail }: Record<string, string>,
): Pick<TextPart, 'href' | 'shown'> | undefined {
  if (web) return webLink(words);
  if (mail) return { href: `mailto:${words}` };
  const digits = words.replace(/\D/g, '');
  return { href: words.startsWith('+') ? `tel:+${digits}` : `tel:+1${digits.slice(-10)}` };
}

function webLink(words: string): Pick<TextPart, 'href' | 'shown'> | undefined {
  if (words.length > longestAddress) return undefined;
  const whole = /^www\./i.test(words) ? `https://${words}` : words;
  const address = urlOf(whole);
  // The part before an @ looks like a host but is not one.
  if (!address || address.username || address.password) return undefined;
  const shown = shownAddress(words, address);
  return { href: address.href, ...(shown !== words && { shown }) };
}

/** Returns undefined for an invalid address. After some thousand calls, `URL.canParse` of Node 20 and 22 takes "ü" as invalid. */
function urlOf(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/**
 * Removes the punctuation after an address: "see https://a.example/x." ends before the full stop; "(https://a.example/x)" before
 * the bracket, "/x_(y)" after it.
 */
function withoutTrailingMarks(address: string): string {
  let unopened = 0;
  for (const character of address) {
    if (character === ')') unopened += 1;
    if (character === '(') unopened -= 1;
  }
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!".,;:!?'’”".includes(last)) break;
  }
  return address.slice(0, end);
}
