import { afterAll, beforeAll, expect, test } from 'vitest';
import { findContact } from '../contacts/findContact.ts';
import { openTestTable, testCompany, type TestTable } from '../testCompany.ts';
import { getInspection } from './getInspection.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table?.stop());

test('an inspection has address, time and people, and is in the panel of each of them, newest first (P9)', async () => {
  const office = await testCompany(table);
  const ina = await office.contact({ role: 'inspector', name: 'Ina Berg', mobile: '+15550104411' });
  const ana = await office.contact({ name: 'Ana Moreno' });
  const people = [
    { contactId: ina.contactId, role: 'inspector', name: 'Ina Berg' },
    { contactId: ana.contactId, role: 'client', name: 'Ana Moreno' },
  ] as const;
  const first = { inspectionId: 'insp_1', address: '12 Elm Street', startsAt: '2026-03-21T14:00:00.000Z' };
  const second = { inspectionId: 'insp_2', address: '9 Oak Lane', startsAt: '2026-03-23T14:00:00.000Z' };
  for (const each of [first, second]) {
    await table.store.putInspection(office.companyId, { ...each, people: [...people] });
  }
  const request = office.memberRequest({ inspectionId: 'insp_1' });
  expect(await getInspection(office.granted, request)).toEqual({ ...first, people });
  expect(await findContact(office.granted, office.memberRequest({ contactId: ana.contactId }))).toMatchObject(
    {
      inspections: [second, first].map((each) => ({ ...each, inspectors: ['Ina Berg'] })),
    },
  );

  const other = await testCompany(table);
  expect(await getInspection(other.granted, other.memberRequest({ inspectionId: 'insp_1' }))).toEqual({
    refusal: { code: 'inspection-not-found' },
  });
});
