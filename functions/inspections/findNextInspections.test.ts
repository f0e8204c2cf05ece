import { expect } from 'vitest';
import { test } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { findNextInspections } from './findNextInspections.ts';

test('the next inspection of a person is the first that is not over, and no other company sees it (P23)', async ({
  office,
  table,
}) => {
  const ina = await office.contact({ role: 'inspector', name: 'Ina Berg', mobile: '+15550104411' });
  const ana = await office.contact({ name: 'Ana Moreno' });
  const ben = await office.contact({ name: 'Ben Ode' });
  const people = [
    { contactId: ina.contactId, role: 'inspector', name: 'Ina Berg' },
    { contactId: ana.contactId, role: 'client', name: 'Ana Moreno' },
  ] as const;
  const hours = (count: number) => new Date(office.granted.now().getTime() + count * 3_600_000).toISOString();
  const inspection = (inspectionId: string, startsAt: string) => ({
    inspectionId,
    address: `${inspectionId} Elm Street`,
    startsAt,
  });
  const over = inspection('insp_1', hours(-4));
  const onSite = inspection('insp_2', hours(-2));
  const later = inspection('insp_3', hours(30));
  await table.store.putInspection(office.companyId, { ...over, people: [...people] });
  await table.store.putInspection(office.companyId, { ...onSite, people: [people[0]] });
  await table.store.putInspection(office.companyId, { ...later, people: [...people] });

  const contactIds = [ina.contactId, ana.contactId, ben.contactId, ina.contactId];
  const inspectors = ['Ina Berg'];
  expect(await findNextInspections(office.granted, office.memberRequest({ contactIds }))).toEqual({
    items: [
      { contactId: ina.contactId, inspection: { ...onSite, inspectors } },
      { contactId: ana.contactId, inspection: { ...later, inspectors } },
    ],
  });
  const other = await testCompany(table);
  expect(await findNextInspections(other.granted, other.memberRequest({ contactIds }))).toEqual({
    items: [],
  });
});
