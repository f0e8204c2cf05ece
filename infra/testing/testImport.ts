import { randomUUID } from 'node:crypto';
import { Role } from '#shared/domain/role.ts';
import { guessColumns } from '#shared/peopleFile/columns.ts';
import { exportedLine, exportHeadings } from '#shared/peopleFile/exportedPeople.ts';
import { checkCsv, readCsv } from '#shared/peopleFile/readCsv.ts';
import { valuesOf, type RowValues } from '#shared/peopleFile/rowValues.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { exportPeople } from '#functions/contacts/exportPeople.ts';
import { importPeople } from '#functions/contacts/importPeople.ts';
import { sendMessage } from '#functions/messages/sendMessage.ts';
import { accepted } from './accepted.ts';
import { office, table } from './officeTest.ts';

/** Imports rows in the test's office, or says what an import would do. Returns what becomes of each. */
export async function importing(rows: readonly RowValues[], dryRun = false) {
  const { rows: results } = await importPeople(office.granted, office.memberRequest({ dryRun, rows }));
  return results.map(({ keys: _, ...result }) => result);
}

/** Imports rows, and returns the outcome of each. */
export const outcomes = async (...rows: readonly RowValues[]) =>
  (await importing(rows)).map(({ outcome }) => outcome);
/** Lists everyone who is not archived. */
export const people = async () => accepted(await table.store.listContacts(office.companyId)).items;
/** Returns the only person. */
export const only = async () => {
  const [person, ...others] = await people();
  if (!person || others.length > 0) throw new Error('There is not one person');
  return person;
};
export const conversationAt = async (number: string) => {
  const conversationId = conversationIdOf(office.company.secret, number);
  return table.store.findConversation(office.companyId, conversationId);
};
/** Texts the only person at this number. */
export const texting = async (number: string) =>
  sendMessage(
    office.granted,
    office.memberRequest({
      conversationId: conversationIdOf(office.company.secret, number),
      contactId: (await only()).contactId,
      messageId: randomUUID(),
      text: 'See you at nine.',
    }),
  );
/** Exports everyone as the page does, and returns the rows as an import reads them. */
export async function exported(): Promise<readonly RowValues[]> {
  let file = exportHeadings;
  for (const list of [...Role.options, 'archived'] as const) {
    const { items } = accepted(await exportPeople(office.granted, office.memberRequest({ list })));
    file += items.map(exportedLine).join('');
  }
  async function* open() {
    yield Buffer.from(file);
  }
  const csv = await checkCsv(open);
  const rows: RowValues[] = [];
  for await (const { cells } of readCsv(open, csv)) rows.push(valuesOf(cells, guessColumns(csv.header)));
  return rows;
}

export const ana = { name: 'Ana Moreno', role: 'client', email: 'ana@example.com', phone: '(555) 010-2214' };
export const consent = {
  consent: 'inspections',
  consentAt: '2026-01-05',
  consentWording: 'Text me about my inspection.',
};
