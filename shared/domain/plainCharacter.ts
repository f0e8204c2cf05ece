import { countSegments } from './segments.ts';

const lookalikes: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '•': '-',
  '·': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '´': "'",
  '`': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '™': 'TM',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '×': 'x',
};

/**
 * Finds what to write in place of a character that GSM-7 does not have, so that the text keeps the longer limit. Empty for an
 * invisible character; undefined where nothing would say the same, as for an emoji.
 */
export function plainCharacterFor(character: string): string | undefined {
  const lookalike = lookalikes[character];
  if (lookalike !== undefined) return lookalike;
  if (/^\p{Zs}$/u.test(character)) return ' ';
  if (/^[\p{Cc}\p{Cf}]$/u.test(character)) return '';
  const letter = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return letter !== '' && countSegments(letter).forcedBy === undefined ? letter : undefined;
}
