import { expect, test } from 'vitest';
import { EmailAddress } from './company.ts';
import { ContactDetails } from './contact.ts';

test.each([
  [64, true],
  [65, false],
])('an e-mail address with %i characters before the @ is valid: %s', (length, isValid) => {
  const email = `${'a'.repeat(length)}@moreno.example`;
  expect(EmailAddress.safeParse(email).success).toBe(isValid);
  expect(ContactDetails.safeParse({ role: 'client', name: 'Ana', email }).success).toBe(isValid);
});
