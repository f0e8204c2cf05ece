import { describe, expect } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#shared/api/routes.ts';
import { contactFields } from '#shared/domain/contact.ts';
import { guessColumns } from '#shared/peopleFile/columns.ts';
import { valuesOf } from '#shared/peopleFile/rowValues.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { ana, exported, importing, only, outcomes, people } from '#testing/testImport.ts';
import { fullDetails, randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { importPeople } from './importPeople.ts';

describe('an import', () => {
  test('does what the dry run said, and nothing when it is repeated', async () => {
    const rows = [
      ana,
      { ...ana, name: 'Dana Reyes', role: 'inspector', email: 'dana@example.com', mobile: '555 010 3001' },
      { name: 'Tom Becker', role: 'plumber' },
    ];
    const planned = await importing(rows, true);
    expect(await people()).toEqual([]);
    expect(await importing(rows)).toEqual(planned);
    expect(planned).toMatchObject([
      { outcome: 'added' },
      { outcome: 'added' },
      { outcome: 'refused', reason: '“plumber” is not a role: enter inspector, agent or client.' },
    ]);
    const before = await people();
    expect(await outcomes(...rows)).toEqual(['left', 'left', 'refused']);
    expect(await people()).toEqual(before);
  });

  test('names the field to fill for a person with a number in the other field only (P20)', async () => {
    const [phone, mobile] = [randomNumber(), randomNumber()];
    const rows = [
      { name: 'Ana Moreno', role: 'client', mobile },
      { name: 'Dana Reyes', role: 'inspector', phone },
      { name: 'Tom Becker', role: 'agent', phone: randomNumber(), mobile: randomNumber() },
      { name: 'Luis Moreno', role: 'client' },
    ];
    const expected = [
      { outcome: 'added', emptyField: 'phone' },
      { outcome: 'added', emptyField: 'mobile' },
      { outcome: 'added' },
      { outcome: 'added' },
    ];
    expect(await importing(rows, true)).toEqual(expected);
    expect(await importing(rows)).toEqual(expected);
  });

  test('says which details change, and deletes nothing', async () => {
    await outcomes({ ...ana, agency: 'Moreno Homes' });
    const row = { ...ana, name: 'Ana Silva', phone: '(555) 010-2299' };
    expect(await importing([row], true)).toEqual([
      {
        outcome: 'changed',
        changes: [
          { field: 'name', before: 'Ana Moreno' },
          { field: 'phone', before: '(555) 010-2214' },
        ],
      },
    ]);
    await outcomes(row);
    expect(await only()).toMatchObject({
      name: 'Ana Silva',
      phone: '(555) 010-2299',
      agency: 'Moreno Homes',
    });
  });

  test('brings in, exports and changes every field of a contact', async () => {
    const { externalId, ...details } = { externalId: '7', ...fullDetails() };
    expect(await outcomes({ externalId, ...details })).toEqual(['added']);
    expect(await only()).toMatchObject(details);
    expect(await exported()).toMatchObject([details]);
    for (const field of contactFields) {
      const row = { ...details, externalId, [field]: field === 'role' ? 'agent' : `${details[field]}m` };
      expect(await importing([row], true)).toMatchObject([{ outcome: 'changed', changes: [{ field }] }]);
    }
  });

  test('refuses what a transaction would refuse, also in the dry run', async () => {
    const phone = randomNumber();
    const colleagues = Array.from({ length: 25 }, (_, index) => ({ ...ana, externalId: `${index}`, phone }));
    expect(new Set(await outcomes(...colleagues))).toEqual(new Set(['added']));
    const rows = [
      { ...ana, phone: office.company.originationNumber ?? '' },
      { ...ana, name: 'Li Wei', email: 'li@example.com', phone },
      { ...ana, phone: '12' },
    ];
    const planned = await importing(rows, true);
    expect(planned.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
    expect(await importing(rows)).toEqual(planned);
  });

  test('refuses a cell that is too long, emoji or not, and imports the rest of its batch', async () => {
    const columns = guessColumns(['Name', 'Role', 'Phone']);
    const batch = ['👷'.repeat(400), `a${'👷'.repeat(400)}`, 'Ana Moreno'].map((name) =>
      valuesOf([name, 'client', randomNumber()], columns),
    );
    const { rows } = z.parse(routes.importPeople.input, { dryRun: false, rows: batch });
    const tooLong = { outcome: 'refused', reason: 'The name is too long or contains a line break.' };
    expect(await importing(rows)).toEqual([tooLong, tooLong, { outcome: 'added' }]);
  });

  test('of another company finds no one of this one (P23)', async () => {
    await outcomes({ ...ana, externalId: '7' });
    const { contactId } = await only();
    const other = await testCompany(table);
    const rows = [{ ...ana, contactId, externalId: '7' }];
    const imported = await importPeople(other.granted, other.memberRequest({ dryRun: false, rows }));
    expect(imported.rows).toMatchObject([{ outcome: 'added' }]);
    const [theirs, ...more] = accepted(await table.store.listContacts(other.companyId)).items;
    expect(theirs).toMatchObject({ externalId: '7' });
    expect(theirs?.contactId).not.toBe(contactId);
    expect(more).toEqual([]);
    expect((await only()).revision).toBe(1);
  });
});
