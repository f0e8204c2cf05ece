import { expect } from 'vitest';
import { nextInspectionOf } from '#shared/domain/inspection.ts';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { findContact } from '../contacts/findContact.ts';
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

test('the panel names the next inspection of a person with more than a page of inspections ahead and behind', async ({
  office,
  table,
}) => {
  const ina = await office.contact({ role: 'inspector', name: 'Ina Berg', mobile: '+15550104411' });
  const now = office.granted.now().getTime();
  const days = Array.from({ length: 122 }, (_, index) => index - 61).map((day) => (day < 0 ? day : day + 1));
  await Promise.all(
    days.map((day) =>
      table.store.putInspection(office.companyId, {
        inspectionId: `insp_${day < 0 ? 'past' : 'next'}${Math.abs(day)}`,
        address: `${day} Elm Street`,
        startsAt: new Date(now + day * 86_400_000).toISOString(),
        people: [{ contactId: ina.contactId, role: 'inspector', name: 'Ina Berg' }],
      }),
    ),
  );
  const { contactId } = ina;
  const panel = accepted(await findContact(office.granted, office.memberRequest({ contactId })));
  expect(nextInspectionOf(panel.inspections, office.granted.now())?.inspectionId).toBe('insp_next1');
  expect(panel.nextPeople?.map((person) => person.name)).toEqual(['Ina Berg']);
  const shown = [...days.filter((day) => day > 0).slice(0, 50), ...days.filter((day) => day < 0).slice(-50)];
  expect(panel.inspections.map(({ address }) => address)).toEqual(
    shown.toSorted((one, other) => other - one).map((day) => `${day} Elm Street`),
  );
});
