import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { ProblemError } from '#shared/api/client.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import { sentenceOf } from '#shared/api/sentenceOf.ts';
import { listInspectionsOfDay } from '../inspections/listInspectionsOfDay.ts';
import { listMessages } from '../messages/listMessages.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import type { TestCompany } from '#testing/testCompany.ts';
import { textTomorrowsClients } from './textTomorrowsClients.ts';

/** Returns the answer of a use case as the typed client does: a refusal rejects. */
function answered<Answer>(answer: Answer) {
  if (!isRefused(answer)) return accepted(answer);
  const { refusal } = answer;
  const status = 409;
  const detail = sentenceOf(refusal);
  throw new ProblemError({ type: 'about:blank', title: '', status, code: refusal.code, detail });
}
const run = () =>
  textTomorrowsClients(
    {
      listInspectionsOfDay: async (input) =>
        answered(await listInspectionsOfDay(office.granted, office.automationRequest(input))),
      postAutomatedMessage: async (input) =>
        answered(await postAutomatedMessage(office.granted, office.automationRequest(input))),
    },
    office.companyId,
  );
type Person = Awaited<ReturnType<TestCompany['contact']>>;
const inspection = (startsAt: string, ...people: readonly Person[]) =>
  table.store.putInspection(office.companyId, {
    inspectionId: `insp_${randomUUID().replaceAll('-', '')}`,
    address: '12 Elm Street',
    startsAt,
    people: people.map(({ contactId, role, name }) => ({ contactId, role, name })),
  });
const textsOf = async ({ conversationId }: Person) =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId }))).items.map(
    ({ text }) => text,
  );

test('every client of tomorrow’s inspections is texted once, however often it runs', async () => {
  const ana = await office.contact({ name: 'Ana Moreno' });
  const dana = await office.contact({ role: 'agent', name: 'Dana Reyes' });
  const bea = await office.contact({ name: 'Bea Ruiz' });
  await inspection('2026-03-21T14:00:00.000Z', ana, dana);
  await inspection('2026-03-22T14:00:00.000Z', bea);
  const first = await run();
  expect(first).toMatchObject([{ contactId: ana.contactId, outcome: 'queued' }]);
  expect(await run()).toEqual(first);
  expect(await textsOf(ana)).toEqual([
    'Hello Ana Moreno, your inspection at 12 Elm Street is tomorrow at 9:00 AM. Reply here with any question.\nReply STOP to opt out.',
  ]);
  expect([await textsOf(dana), await textsOf(bea)]).toEqual([[], []]);
});

test('a refusal concerns one client and is reported by its code', async () => {
  const ana = await office.contact({ name: 'Ana Moreno' });
  const bea = await office.contact({ name: 'Bea Ruiz' });
  await table.mark(office.company, ana.conversationId, 'optOut');
  await inspection('2026-03-21T14:00:00.000Z', ana, bea);
  expect((await run()).map(({ outcome }) => outcome)).toEqual(['recipient-opted-out', 'queued']);
});
