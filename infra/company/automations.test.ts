import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAutomation, listAutomations, removeAutomation } from './automations.ts';
import { testDeployment, type TestDeployment } from '#testing/testDeployment.ts';

let place: TestDeployment;
beforeAll(async () => {
  place = await testDeployment();
  await place.deployment.store.keepCompany(
    { companyId: 'co_elm', name: 'Elm Street Inspections', timeZone: 'America/Denver', plan: 'advanced' },
    'secret',
  );
});
afterAll(() => place?.close());

const company = 'co_elm';
async function said(act: (say: (line: string) => void) => Promise<void>): Promise<string> {
  const lines: string[] = [];
  await act((line) => lines.push(line));
  return lines.join('\n');
}
const list = () => said((say) => listAutomations(place.deployment, { company }, say));

test('a role is registered with a company, listed with its last post, and removed', async () => {
  const { deployment, store } = place;
  expect(await list()).toBe('No automation may act for Elm Street Inspections yet.');
  const added = await said((say) =>
    addAutomation(deployment, { company, role: 'nightly', name: 'Nightly reminders' }, say),
  );
  expect(added).toContain('Nightly reminders (nightly) may act for Elm Street Inspections (co_elm)');
  expect(await list()).toBe('nightly  Nightly reminders  on  no post yet');
  await store.noteAutomatedPost(company, 'nightly', new Date('2026-03-20T15:00:00Z'));
  expect(await list()).toBe('nightly  Nightly reminders  on  last post 2026-03-20T15:00:00.000Z');

  const remove = (say: (line: string) => void) =>
    removeAutomation(deployment, { company, role: 'nightly' }, say);
  expect(await said(remove)).toContain('nightly may no longer act for Elm Street Inspections');
  await expect(said(remove)).rejects.toThrow('nightly is not registered with Elm Street Inspections');
  expect(await list()).toBe('No automation may act for Elm Street Inspections yet.');
});

test('a company that does not exist is refused, and nothing is registered', async () => {
  const wrong = { company: 'co_oak', role: 'nightly', name: 'Nightly reminders' };
  await expect(said((say) => addAutomation(place.deployment, wrong, say))).rejects.toThrow('co_oak');
});
