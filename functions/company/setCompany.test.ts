import { expect } from 'vitest';
import * as z from 'zod/mini';
import { responseTo } from '#shared/domain/autoReplies.ts';
import { routes } from '#shared/api/routes.ts';
import type { CompanySettings } from '#shared/store/settingsStore.ts';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import { setCompany } from './setCompany.ts';

test('an admin changes some settings, and the others, the number, the plan and the secret stay', async ({
  office,
  table,
}) => {
  const before = await table.store.findCompany(office.companyId);
  const set = (settings: CompanySettings) => setCompany(office.granted, office.memberRequest(settings));
  accepted(await set({ name: 'Oak Hill West', automatedHours: { from: 9, until: 18 } }));
  const answer = accepted(await set({ helpText: 'ask for Kim.', timeZone: 'america/denver' }));
  expect(answer).not.toHaveProperty('secret');
  expect(await table.store.findCompany(office.companyId)).toEqual({
    ...before,
    name: 'Oak Hill West',
    timeZone: 'America/Denver',
    helpText: 'ask for Kim.',
    automatedHours: { from: 9, until: 18 },
  });
  expect(await set({})).toMatchObject({ companyId: office.companyId });
});

test('a time zone that does not exist is refused, and similar ones are named', async ({ office, table }) => {
  const answer = await setCompany(office.granted, office.memberRequest({ timeZone: 'America/Chigaco' }));
  expect(answer).toEqual({ refusal: { code: 'time-zone-unknown', similar: [] } });
  const near = await setCompany(office.granted, office.memberRequest({ timeZone: 'Chicago' }));
  expect(near).toEqual({ refusal: { code: 'time-zone-unknown', similar: ['America/Chicago'] } });
  expect(await table.store.findCompany(office.companyId)).toMatchObject({
    timeZone: office.company.timeZone,
  });
});

test('HELP is answered with the help text of the company, its name and the way to opt out (P24)', async ({
  office,
  table,
}) => {
  accepted(await setCompany(office.granted, office.memberRequest({ helpText: 'ask for Kim.' })));
  const company = await table.store.findCompany(office.companyId);
  if (!company) throw new Error('The company does not exist');
  const at = '2026-03-20T15:00:00.000Z';
  const { answer } = responseTo(company, { from: '+13125550123', text: 'HELP', at }, {}, new Date(at));
  expect(answer?.text).toMatch(new RegExp(`^${company.name}: ask for Kim\\..*Text STOP to opt out\\.$`));
});

test('an admin returns the answer to HELP, the opt-out line and the hours to the usual ones', async ({
  office,
  table,
}) => {
  const before = await table.store.findCompany(office.companyId);
  const set = (settings: unknown) =>
    setCompany(office.granted, office.memberRequest(z.parse(routes.setCompany.input, settings)));
  const own = {
    helpText: 'ask for Kim.',
    optOutLine: 'Text STOP to end texts.',
    automatedHours: { from: 9, until: 18 },
  };
  accepted(await set(own));
  expect(accepted(await set({ helpText: null }))).not.toHaveProperty('helpText');
  const { helpText: _, ...others } = own;
  expect(await table.store.findCompany(office.companyId)).toEqual({ ...before, ...others });
  accepted(await set({ name: 'Oak Hill West', optOutLine: null, automatedHours: null }));
  expect(await table.store.findCompany(office.companyId)).toEqual({ ...before, name: 'Oak Hill West' });
});

test.each([
  ['a blank name', { name: '  ' }],
  ['no name', { name: null }],
  ['hours before 8', { automatedHours: { from: 6, until: 20 } }],
  ['a plan', { plan: 'advanced' }],
  ['a number', { originationNumber: '+13125550100' }],
])('%s is refused', (_, settings) => {
  expect(z.safeParse(routes.setCompany.input, settings).success).toBe(false);
});
