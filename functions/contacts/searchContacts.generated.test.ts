import fc from 'fast-check';
import { expect } from 'vitest';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { searchContacts } from './searchContacts.ts';

test('a generated contact is found by everything that its details show (P6)', async ({ table }) => {
  const by = await testCompany(table);
  const letters = fc.constantFrom(...'abcxyzéßøñłДжиΣςאבمح陳大文김민タナさक');
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 3 });
  const between = fc.constantFrom(' ', '-', '’', '. ');
  const name = fc
    .array(fc.tuple(word, between), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat().slice(0, -1).join(''));
  const part = fc.string({ unit: fc.constantFrom(...'abcz09'), minLength: 1, maxLength: 5 });
  const email = fc.tuple(part, part, part).map(([one, two, domain]) => `${one}.${two}@${domain}.example`);
  const american = fc.integer({ min: 2_000_000, max: 9_999_999 }).map((last) => `+1555${last}`);
  const british = fc.integer({ min: 20_000_000, max: 79_999_999 }).map((last) => `+4420${last}`);
  await fc.assert(
    fc.asyncProperty(name, email, fc.oneof(american, british), async (called, mail, phone) => {
      const { texting } = await by.contact({ name: called, email: mail, phone });
      if (!('number' in texting)) return;
      const national = phone.replace(/^\+(1|44)/, '');
      const shown = [
        called,
        ...called.split(/[ \-’.]+/).filter(Boolean),
        called.toUpperCase(),
        called.normalize('NFD'),
        mail,
        `${called} <${mail}>`,
        mail.slice(mail.indexOf('@')),
        phone,
        phone.slice(1),
        formatPhoneNumber(phone),
        national,
        `0${national}`,
        phone.slice(-4),
      ];
      for (const typed of shown) expect(await finds(by, typed, texting.conversationId)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

/** Returns whether the conversation is on a page of the search results. */
async function finds(by: TestCompany, text: string, conversationId: string): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = accepted(await searchContacts(by.granted, by.memberRequest({ text, cursor })));
    if (page.items.some(({ conversation }) => conversation?.conversationId === conversationId)) return true;
    cursor = page.cursor;
  } while (cursor);
  return false;
}
