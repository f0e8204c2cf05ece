import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { canBeAnswered, formatPhoneNumber } from './phoneNumber.ts';
import { faultOfNumber, readPhoneNumber } from './readPhoneNumber.ts';

test.each([
  ['(555) 010-2214', '+15550102214'],
  ['555.010.2214', '+15550102214'],
  ['1-555-010-2214', '+15550102214'],
  ['+44 20 7946 0958', '+442079460958'],
  ['+49 (0)30 901820', '+4930901820'],
])('what was typed as "%s" is texted at %s', (typed, number) => {
  expect(readPhoneNumber(typed)).toBe(number);
});

test.each([
  '',
  'call the office',
  '911',
  '555-0102',
  '555 010 2214 ext. 7',
  '+1',
  '5550102214555010',
  '0000000000',
  '(155) 010-2214',
  '+49 1234',
  '+43 1234',
  '+49 123456789012345',
])('"%s" cannot be texted (P20)', (typed) => {
  expect(readPhoneNumber(typed)).toBeUndefined();
});

test('every number that is read, of any country and length, is one that the rest of the product accepts', () => {
  const countryCodes = new Set(getCountries().map((country) => getCountryCallingCode(country)));
  const lengths = Array.from({ length: 18 }, (_, index) => index + 1);
  const typed = [...countryCodes].flatMap((code) =>
    [...'25'].flatMap((digit) => lengths.map((length) => `+${code} ${digit.repeat(length)}`)),
  );
  const read = typed.filter((number) => readPhoneNumber(number) !== undefined);
  expect(read.length).toBeGreaterThan(1000);
  expect(read.filter((number) => !canBeAnswered(readPhoneNumber(number) ?? ''))).toEqual([]);
  expect(typed.filter((number) => !readPhoneNumber(number) && !faultOfNumber(number))).toEqual([]);
});

test('a number is formatted the way people read it', () => {
  expect(formatPhoneNumber('+15550102214')).toBe('(555) 010-2214');
  expect(formatPhoneNumber('+442079460958')).toBe('+442 079 460 958');
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['123', 'too-short'],
  ['12', 'too-short'],
  ['555010221', 'too-short'],
  ['55501022145', 'too-long'],
  ['+49 1234', 'too-short'],
  ['+43 1234', 'too-short'],
  ['+49 123456789012345', 'too-long'],
  ['555-010-2214 / 555-010-2215', 'too-long'],
  ['abc', 'not-a-number'],
  ['1-800-FLOWERS', 'not-a-number'],
  ['0000000000', 'not-a-number'],
  ['+99912345678', 'unknown-country'],
  ['(555) 010-2214 x12', 'extension'],
  ['(555) 010-2214', undefined],
  ['+44 20 7946 0958', undefined],
] as const)('what is wrong with "%s" is that it is %s (P20)', (typed, fault) => {
  expect(faultOfNumber(typed)).toBe(fault);
});
