const gsmBasic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const gsmExtended = '^{}\\[~]|€\f';
const basic = new Set(gsmBasic);
const extended = new Set(gsmExtended);

/** The carrier's longest texts, in characters: GSM-7 septets, or UTF-16 units for everything else. */
export const maxTextLength = { 'GSM-7': 1600, 'UCS-2': 630 } as const;

/** How many characters fit into one part in UCS-2. */
export const shortestLimit = 70;

export type Segments = {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** The number of billed parts. A single part holds 160 characters in GSM-7 and 70 in UCS-2; several parts hold 153 and 67 each. */
  readonly segments: number;
  /** The length in septets for GSM-7 (an extended character counts as two), in UTF-16 units for UCS-2. */
  readonly characters: number;
  /** How many characters fit before the text needs another segment or is too long; at most `maxTextLength`. */
  readonly limit: number;
  /** The first character that is not in GSM-7, or undefined. */
  readonly forcedBy: string | undefined;
  readonly tooLong: boolean;
};

/**
 * Counts the segments of a text and checks whether the carrier accepts its length. The composer and the server both use it.
 * Source: AWS End User Messaging SMS User Guide, "SMS character limits"; 3GPP TS 23.038.
 */
export function countSegments(text: string): Segments {
  const characters = [...text];
  const forcedBy = characters.find((character) => !basic.has(character) && !extended.has(character));
  return forcedBy === undefined ? countGsm(characters) : countUcs2(characters, forcedBy);
}

function countGsm(characters: readonly string[]): Segments {
  const widths = characters.map((character) => (extended.has(character) ? 2 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  return measure('GSM-7', widths, total, 160, 153, undefined);
}

function countUcs2(characters: readonly string[], forcedBy: string): Segments {
  const widths = characters.map((character) => character.length);
  const total = widths.reduce((sum, width) => sum + width, 0);
  return measure('UCS-2', widths, total, shortestLimit, 67, forcedBy);
}

function measure(
  encoding: Segments['encoding'],
  widths: readonly number[],
  characters: number,
  alone: number,
  beyond: number,
  forcedBy: string | undefined,
): Segments {
  const longest = maxTextLength[encoding];
  const { parts, room } =
    characters <= alone ? { parts: 1, room: alone - characters } : partsOf(widths, beyond);
  return {
    encoding,
    segments: parts,
    characters,
    limit: Math.min(characters + room, longest),
    forcedBy,
    tooLong: characters > longest,
  };
}

/**
 * Counts the parts of a text and the room left in the last part. A character of width two is never split: if it does not fit,
 * it moves to the next part.
 */
function partsOf(
  widths: readonly number[],
  capacity: number,
): { readonly parts: number; readonly room: number } {
  let parts = 1;
  let room = capacity;
  for (const width of widths) {
    if (width > room) {
      parts += 1;
      room = capacity;
    }
    room -= width;
  }
  return { parts, room };
}
