import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { countSegments, maxTextLength } from './segments.ts';

describe('The cost of a text (P16)', () => {
  test.each([
    ['160 plain characters', 'a'.repeat(160), 'GSM-7', 1, 160],
    ['161 plain characters', 'a'.repeat(161), 'GSM-7', 2, 161],
    ['306 plain characters', 'a'.repeat(306), 'GSM-7', 2, 306],
    ['307 plain characters', 'a'.repeat(307), 'GSM-7', 3, 307],
    ['80 euro signs, which take two places each', '€'.repeat(80), 'GSM-7', 1, 160],
    ['81 euro signs', '€'.repeat(81), 'GSM-7', 2, 162],
    ['70 characters, one of them Cyrillic', `Я${'a'.repeat(69)}`, 'UCS-2', 1, 70],
    ['71 characters, one of them Cyrillic', `Я${'a'.repeat(70)}`, 'UCS-2', 2, 71],
    ['35 emoji, which take two places each', '😀'.repeat(35), 'UCS-2', 1, 70],
    ['36 emoji', '😀'.repeat(36), 'UCS-2', 2, 72],
  ])('%s', (_, text, encoding, segments, characters) => {
    expect(countSegments(text)).toMatchObject({ encoding, segments, characters });
  });

  test('names the character that forced UCS-2', () => {
    expect(countSegments('It’s fine').forcedBy).toBe('’');
    expect(countSegments("It's fine é ñ €").forcedBy).toBeUndefined();
  });

  test.each([
    ['1,600 plain characters', 'a'.repeat(1600), false],
    ['1,601 plain characters', 'a'.repeat(1601), true],
    ['630 characters with an emoji', `😀${'a'.repeat(628)}`, false],
    ['631 characters with an emoji', `😀${'a'.repeat(629)}`, true],
  ])('the carrier’s limit: %s', (_, text, tooLong) => {
    expect(countSegments(text).tooLong).toBe(tooLong);
  });

  test.each([
    ['the last part of the longest plain text is not filled', 'a'.repeat(1600), 11, 1600],
    ['one character fewer', 'a'.repeat(1599), 11, 1600],
    ['the longest text with an emoji', `😀${'a'.repeat(628)}`, 10, 630],
    [
      'a euro sign that did not fit into the first part leaves a place empty',
      `${'a'.repeat(152)}€${'a'.repeat(10)}`,
      2,
      305,
    ],
    ['a short text', 'a', 1, 160],
  ])('the limit shown is one that can be reached: %s', (_, text, segments, limit) => {
    expect(countSegments(text)).toMatchObject({ segments, limit });
  });

  test('stays the same up to the limit, and the limit is never more than can be sent', () => {
    const alphabet = fc.constantFrom('a', '€', 'Я', '😀');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, minLength: 1, maxLength: 1700 }), (text) => {
        const { segments, characters, limit, tooLong, encoding } = countSegments(text);
        expect(limit).toBeLessThanOrEqual(maxTextLength[encoding]);
        if (tooLong) return;
        expect(limit).toBeGreaterThanOrEqual(characters);
        expect(countSegments(text + 'a'.repeat(limit - characters)).segments).toBe(segments);
      }),
      { numRuns: 200 },
    );
  });

  test('matches the reference calculator for any text', () => {
    const alphabet = fc.constantFrom(...'aZ9 @é€[~\n', 'Я', '漢', '😀', '’');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, minLength: 1, maxLength: 400 }), (text) => {
        const reference = new SegmentedMessage(text, 'auto', false);
        const ours = countSegments(text);
        expect(ours.encoding).toBe(reference.encodingName);
        expect(ours.segments).toBe(reference.segmentsCount);
      }),
      { numRuns: 300 },
    );
  });
});
