import { expect, test } from 'vitest';
import { EmailAddress } from './company.ts';
import { ContactDetails } from './contact.ts';
import { isEmailAddress } from './emailAddress.ts';

test.each([
  [64, true],
  [65, false],
])('an e-mail address with %i characters before the @ is valid: %s', (length, isValid) => {
  const email = `${'a'.repeat(length)}@moreno.example`;
  expect(EmailAddress.safeParse(email).success).toBe(isValid);
  expect(ContactDetails.safeParse({ role: 'client', name: 'Ana', email }).success).toBe(isValid);
});

test.each([
  ['ana@moreno.example', true],
  ["ana.o'moreno+home@mail.moreno.example", true],
  ['ana', false],
  ['ana@moreno', false],
  ['ana@@moreno.example', false],
  ['ana..moreno@moreno.example', false],
  ['.ana@moreno.example', false],
  ['ana moreno@moreno.example', false],
  [`${'a'.repeat(65)}@moreno.example`, false],
])('a form and the API agree whether %s is an e-mail address: %s', (email, isValid) => {
  expect(isEmailAddress(email)).toBe(isValid);
  expect(EmailAddress.safeParse(email).success).toBe(isValid);
  expect(ContactDetails.safeParse({ role: 'client', name: 'Ana', email }).success).toBe(isValid);
});
