import { expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { testCompany } from '#testing/testCompany.ts';
import { randomNumber } from '#testing/testStore.ts';
import { test } from '#testing/test.ts';
import { getContactData } from './getContactData.ts';
import { upsertContact } from './upsertContact.ts';

test('the data of a person holds all numbers with their opt-outs, all evidence of consent and every inspection (P22)', async ({
  table,
}) => {
  const office = await testCompany(table);
  const { contactId, number, conversationId } = await office.contact({ name: 'Ana Moreno' });
  await office.receives(number, 'STOP', '2026-03-20T14:00:00.000Z');
  const second = randomNumber();
  const { companyId } = office;
  const moved = { companyId, contactId, role: 'client', name: 'Ana Moreno', phone: second } as const;
  accepted(await upsertContact(office.granted, office.automationRequest(moved)));
  for (let day = 0; day < 60; day += 1) {
    accepted(
      await table.store.putInspection(companyId, {
        inspectionId: `insp_${day}`,
        address: `${day} Elm Street`,
        startsAt: new Date(Date.UTC(2026, 3, 1 + day)).toISOString(),
        people: [{ contactId, role: 'client', name: 'Ana Moreno' }],
      }),
    );
  }
  const data = accepted(await getContactData(office.granted, office.memberRequest({ contactId })));
  expect(data).toMatchObject({
    contact: { name: 'Ana Moreno' },
    consents: [{ number, source: 'booking-form' }],
    conversations: [
      { conversationId, number, optOut: { source: 'person', word: 'STOP' } },
      { number: second },
    ],
  });
  expect(data.inspections).toHaveLength(60);
  const other = await testCompany(table);
  expect(await getContactData(other.granted, other.memberRequest({ contactId }))).toEqual({
    refusal: { code: 'contact-not-found' },
  });
});
