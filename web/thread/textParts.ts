/** A piece of a text: plain, or something one can click, call or write to. */
export type TextPart = { readonly text: string; readonly href?: string };

const found =
  /(?<web>\b(?:https?:\/\/|www\.)[^\s<>"]+)|(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})|(?<phone>(?<![\w.:/-])(?:\+\d[\d\s().-]{6,18}\d|(?:1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}|\d{10})(?![\w/]))/giu;

/** What is recognised in a text: web addresses (http and https only), e-mail addresses, phone numbers. The parts joined are the text. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(found)) {
    const words = match.groups?.['web'] ? withoutTrailingMarks(match[0]) : match[0];
    const href = hrefOf(words, match.groups ?? {});
    if (!href) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ text: words, href });
    done = match.index + words.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

function hrefOf(words: string, { web, mail }: Record<string, string>): string | undefined {
  if (web) return webAddress(words);
  if (mail) return `mailto:${words}`;
  const digits = words.replace(/\D/g, '');
  if (words.startsWith('+')) return `tel:+${digits}`;
  return `tel:+1${digits.slice(-10)}`;
}

function webAddress(words: string): string | undefined {
  const address = /^www\./i.test(words) ? `https://${words}` : words;
  return URL.canParse(address) ? new URL(address).href : undefined;
}

/** "see https://a.example/x." ends before the full stop; "(https://a.example/x)" before the bracket, "/x_(y)" after it. */
function withoutTrailingMarks(address: string): string {
  let end = address.replace(/[.,;:!?'’”]+$/, '');
  while (end.endsWith(')') && count(end, ')') > count(end, '(')) {
    end = end.slice(0, -1).replace(/[.,;:!?'’”]+$/, '');
  }
  return end;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
