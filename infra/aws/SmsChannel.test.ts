import { expect, test } from 'vitest';
import { resources } from '#testing/testStacks.ts';
import { carrierCountries } from './carrierCountries.ts';

test('every country that AWS documents is named once, the ones of the stage allowed and the others blocked', () => {
  const [fence] = resources('AWS::SMSVOICE::ProtectConfiguration');
  type Rule = { readonly CountryCode: string; readonly ProtectStatus: string };
  const rules =
    (fence?.Properties['CountryRuleSet'] as { readonly SMS: readonly Rule[] } | undefined)?.SMS ?? [];
  const allowed = rules.filter(({ ProtectStatus }) => ProtectStatus === 'ALLOW');
  expect(allowed.map(({ CountryCode }) => CountryCode)).toEqual(['US']);
  const codes = rules.map(({ CountryCode }) => CountryCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes)).toEqual(carrierCountries);
  // The counts that AWS documents by continent, less one in Africa that no page names.
  expect(codes).toHaveLength(53 + 46 + 46 + 34 + 18 + 13);
  for (const unknown of ['XK', 'AC', 'TA', 'AN']) expect(codes).not.toContain(unknown);
});
