import { expect, test } from 'vitest';
import type { Company } from '#shared/domain/company.ts';
import { changedSettings, formOf } from './companyForm.ts';

const company: Company = {
  companyId: 'co_oakhill',
  name: 'Oak Hill',
  timeZone: 'America/Chicago',
  plan: 'advanced',
  helpText: 'ask for Kim.',
};
const form = formOf(company);

test('an answer to HELP that is cleared is removed', () => {
  expect(changedSettings(form, { ...form, helpText: ' ' })).toEqual({ helpText: null });
});

test('only the settings that an admin changed are saved, so that those of a colleague stay', () => {
  expect(changedSettings(form, form)).toEqual({});
  expect(changedSettings(form, { ...form, name: ' Oak Hill West ' })).toEqual({ name: 'Oak Hill West' });
  expect(changedSettings(form, { ...form, optOutLine: 'Text STOP to end texts. ' })).toEqual({
    optOutLine: 'Text STOP to end texts.',
  });
  expect(changedSettings(form, { ...form, membersNeedConsent: true, automationsNeedConsent: false })).toEqual(
    { membersNeedConsent: true, automationsNeedConsent: false },
  );
});

test('hours are saved together when one of them was changed', () => {
  expect(changedSettings(form, { ...form, until: 18 })).toEqual({ automatedHours: { from: 8, until: 18 } });
});
