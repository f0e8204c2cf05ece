import { describe, expect } from 'vitest';
import type { ContactDetails } from '#shared/domain/contact.ts';
import type { RowValues } from '#shared/peopleFile/rowValues.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { ana, importing, only, outcomes, people } from '#testing/testImport.ts';
import { randomNumber } from '#testing/testStore.ts';
import { archiveContact, restoreContact } from './archiveContact.ts';
import { eraseContact } from './eraseContact.ts';
import { putContact } from './putContact.ts';

describe('an import', () => {
  test('finds a person whom the office entered before by e-mail or by number, and remembers the id', async () => {
    await office.contact({ name: 'Ana Moreno', email: 'ANA@example.com' });
    const tom = await office.contact({ name: 'Tom Becker' });
    const rows = [
      { ...ana, externalId: '7' },
      { name: 'tom becker', role: 'client', phone: tom.number, externalId: '8' },
    ];
    expect(await outcomes(...rows)).toEqual(['changed', 'changed']);
    expect(await outcomes(...rows)).toEqual(['left', 'left']);
    expect(await people()).toMatchObject([{ externalId: '7' }, { externalId: '8' }]);
    expect(await outcomes({ ...ana, externalId: '7', name: 'Ana Silva' })).toEqual(['changed']);
    expect(await people()).toHaveLength(2);
  });

  test.each([
    ['the e-mail address', { email: 'ana@new.example' }],
    ['the name, in a row without e-mail', { name: 'Ana Silva', email: undefined }],
    ['the number', { phone: '(555) 010-2299', email: undefined }],
    ['everything', { name: 'Ana Silva', email: 'ana@new.example', phone: '(555) 010-2299', role: 'agent' }],
  ])(
    'recognizes a person whom the office entered by the other program’s id alone: %s changed',
    async (_, change) => {
      const { contactId } = await office.contact({ name: ana.name, email: ana.email, phone: ana.phone });
      expect(await outcomes({ ...ana, externalId: 'a#7' })).toEqual(['changed']);
      const row = { ...ana, externalId: 'a#7', ...change } as RowValues;
      const planned = await importing([row], true);
      expect(planned).toMatchObject([
        {
          outcome: 'changed',
          changes: expect.arrayContaining(
            Object.entries(change).flatMap(([field, to]) => (to ? [expect.objectContaining({ field })] : [])),
          ),
        },
      ]);
      expect(await importing([row])).toEqual(planned);
      expect(await importing([row])).toEqual([{ outcome: 'left' }]);
      expect(await only()).toMatchObject({ contactId, externalId: 'a#7' });
      await archiveContact(office.granted, office.memberRequest({ contactId }));
      expect(await outcomes({ ...ana, externalId: 'a#7' })).toEqual(['changed']);
      expect(await people()).toEqual([]);
    },
  );

  test('recognizes a person by their newest id of the other program only', async () => {
    const { contactId } = await office.contact({ name: 'Ana Moreno' });
    const named = { name: 'Ana Moreno', role: 'client' };
    const ids = ['7', '8'].map((externalId) => ({ ...named, contactId, externalId }));
    expect(await outcomes(...ids.slice(0, 1))).toEqual(['changed']);
    expect(await outcomes(...ids.slice(1))).toEqual(['changed']);
    expect(await outcomes({ ...named, externalId: '8' })).toEqual(['left']);
    expect(await outcomes({ ...named, externalId: '7' })).toEqual(['added']);
  });

  test('finds each of 55 people who share the e-mail address of their office by name', async () => {
    const email = 'office@realty.example';
    const names = Array.from({ length: 55 }, (_, index) => `Sam Field ${index}`);
    await Promise.all(names.map((name) => office.contact({ name, email })));
    const rows = names.map((name, index) => ({ name, role: 'client', email, externalId: `${index}` }));
    const found = await importing(rows, true);
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['changed']));
  });

  test('keeps a family apart that shares an e-mail address or a number', async () => {
    const rows = [
      { ...ana, externalId: '7' },
      { ...ana, externalId: '8', name: 'Luis Moreno' },
      { ...ana, externalId: '9', name: 'Ana Moreno' },
    ];
    expect(await outcomes(...rows)).toEqual(['added', 'added', 'added']);
    expect(await outcomes(...rows)).toEqual(['left', 'left', 'left']);
    const father = { name: 'Jo Park', role: 'client', phone: randomNumber(), email: 'jo@example.com' };
    expect(await outcomes(father)).toEqual(['added']);
    expect(await outcomes({ ...father, email: 'junior@example.com' })).toEqual(['added']);
  });
});

describe('a row without an id of the other program', () => {
  const shared = { role: 'agent', email: 'office@realty.example' };
  const [anaThere, bobThere] = [
    { ...shared, name: 'Ana Moreno', phone: randomNumber() },
    { ...shared, name: 'Bob Ruiz', phone: randomNumber() },
  ];
  const named = async (name: string) => (await people()).filter((person) => person.name === name);
  const change = async (details: Partial<ContactDetails>) => {
    const { contactId, revision, role, name, email, phone } = await only();
    const known = {
      role,
      name,
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
    };
    const input = { contactId, revision, ...known, ...details };
    return accepted(await putContact(office.granted, office.memberRequest(input)));
  };
  const archive = async (contactId: string) =>
    accepted(await archiveContact(office.granted, office.memberRequest({ contactId })));
  /** Imports a row. The dry run must agree with the import, and the same import again must change nothing. */
  const importsOnce = async (row: RowValues) => {
    const planned = await importing([row], true);
    expect(await importing([row])).toEqual(planned);
    const { archived } = planned[0] ?? {};
    expect(await importing([row])).toEqual([{ outcome: 'left', ...(archived && { archived }) }]);
    return planned;
  };

  test('adds another person at the e-mail address of an archived one, whom it leaves as they were', async () => {
    await outcomes(anaThere);
    const before = await archive((await only()).contactId);
    expect(await importsOnce(bobThere)).toEqual([{ outcome: 'added' }]);
    expect(await only()).toMatchObject({ name: 'Bob Ruiz' });
    expect(await table.store.findContact(office.companyId, before.contactId, true)).toEqual(before);
    await restoreContact(office.granted, office.memberRequest({ contactId: before.contactId }));
    expect(await outcomes(anaThere, bobThere)).toEqual(['left', 'left']);
    expect(await importsOnce({ ...shared, name: 'Carl Weber' })).toEqual([{ outcome: 'added' }]);
    expect(await people()).toHaveLength(3);
  });

  test('adds another person at the e-mail address that the first one no longer has', async () => {
    await outcomes(anaThere);
    const { contactId } = await change({ email: 'ana@example.com' });
    expect(await importsOnce(bobThere)).toEqual([{ outcome: 'added' }]);
    expect(await named('Ana Moreno')).toMatchObject([{ contactId, email: 'ana@example.com' }]);
    expect(await named('Bob Ruiz')).toMatchObject([{ email: 'office@realty.example' }]);
  });

  test('adds a third person after the second was renamed at another address', async () => {
    await outcomes(anaThere);
    await archive((await only()).contactId);
    await outcomes(bobThere);
    await change({ name: 'Dana Reyes', email: 'dana@example.com' });
    expect(await importsOnce(bobThere)).toEqual([{ outcome: 'added' }]);
    expect(await named('Dana Reyes')).toHaveLength(1);
    expect(await named('Bob Ruiz')).toHaveLength(1);
  });

  test('changes the only person in use who has its e-mail address, also under another name', async () => {
    await outcomes(anaThere);
    const { contactId } = await change({ name: 'Ana Silva' });
    expect(await importsOnce(anaThere)).toMatchObject([{ outcome: 'changed', changes: [{ field: 'name' }] }]);
    expect(await only()).toMatchObject({ contactId, name: 'Ana Moreno' });
  });

  test('changes an archived person of its name, and says that they stay archived', async () => {
    await outcomes(anaThere);
    await archive((await only()).contactId);
    expect(await importsOnce({ ...anaThere, agency: 'Lakeside Realty' })).toEqual([
      { outcome: 'changed', changes: [{ field: 'agency' }], archived: true },
    ]);
    expect(await people()).toEqual([]);
  });

  test('changes the person in use where an archived one has the same name and e-mail address', async () => {
    await outcomes(anaThere);
    await archive((await only()).contactId);
    const { contactId } = await office.contact({ name: 'Ana Moreno', email: shared.email, role: 'agent' });
    expect(await importsOnce(anaThere)).toMatchObject([{ outcome: 'changed' }]);
    expect(await only()).toMatchObject({ contactId, phone: anaThere.phone });
  });

  test('is about the person of its name and number rather than another one at its e-mail address', async () => {
    const luis = await office.contact({ name: 'Luis Moreno', phone: anaThere.phone });
    await office.contact({ name: 'Ana Moreno', email: shared.email });
    const row = { ...anaThere, name: 'Luis Moreno', role: 'client' };
    expect(await importsOnce(row)).toMatchObject([{ outcome: 'changed', changes: [{ field: 'email' }] }]);
    expect(await named('Luis Moreno')).toMatchObject([{ contactId: luis.contactId }]);
    expect(await named('Ana Moreno')).toHaveLength(1);
  });

  test('brings back no one who was erased', async () => {
    await outcomes(anaThere);
    const { contactId } = await archive((await only()).contactId);
    accepted(await eraseContact(office.granted, office.memberRequest({ contactId })));
    expect(await importing([anaThere])).toMatchObject([{ outcome: 'refused' }]);
    await office.contact({ name: 'Bob Ruiz', email: shared.email, role: 'agent', phone: bobThere.phone });
    expect(await importsOnce(bobThere)).toEqual([{ outcome: 'left' }]);
    expect(await importing([anaThere])).toMatchObject([{ outcome: 'refused' }]);
    expect(await only()).toMatchObject({ name: 'Bob Ruiz' });
  });

  test('without e-mail is about the person of its name and number, or who still has its number', async () => {
    const row = { name: 'Ana Moreno', role: 'client', phone: randomNumber() };
    await outcomes(row);
    await change({ name: 'Ana Silva' });
    expect(await importsOnce(row)).toMatchObject([{ outcome: 'changed', changes: [{ field: 'name' }] }]);
    await change({ name: 'Bob Ruiz', phone: randomNumber() });
    expect(await importsOnce(row)).toEqual([{ outcome: 'added' }]);
    expect((await people()).map(({ name }) => name)).toEqual(['Ana Moreno', 'Bob Ruiz']);
  });

  const jon = {
    name: 'Jon Smth',
    role: 'client',
    email: 'jon@example.com',
    phone: '(555) 010-2266',
    consentAt: '2026-01-05',
    consentScope: 'automated',
    consentWording: 'I agree to texts.',
  };
  const corrections: readonly [string, RowValues, Partial<ContactDetails>][] = [
    ['the name', jon, { name: 'Jon Smith' }],
    ['name and e-mail address', jon, { name: 'Jon Smith', email: 'jon@smith.example' }],
    ['the name, imported without e-mail', { ...jon, email: '' }, { name: 'Jon Smith' }],
  ];

  test.each(corrections)(
    'is about the same person after the office corrected %s',
    async (_, row, corrected) => {
      await outcomes(row);
      const { contactId } = await change(corrected);
      expect(await importsOnce(row)).toMatchObject([{ outcome: 'changed' }]);
      expect(await only()).toMatchObject({ contactId });
    },
  );

  test.each(corrections)(
    'adds no one whom the office archived after it corrected %s',
    async (_, row, corrected) => {
      await outcomes(row);
      const { contactId } = await change(corrected);
      await archive(contactId);
      expect(await importsOnce(row)).toMatchObject([{ outcome: 'changed', archived: true }]);
      expect(await people()).toEqual([]);
    },
  );

  test.each<[string, Partial<ContactDetails>]>([
    ['was only archived', {}],
    ['got an agency and was archived', { agency: 'Lakeside Realty' }],
  ])('adds another person at the number and e-mail address of someone who %s', async (_, changes) => {
    await outcomes(jon);
    const { contactId } = await change(changes);
    const before = await archive(contactId);
    expect(await importsOnce({ ...jon, name: 'Mary Smith' })).toEqual([{ outcome: 'added' }]);
    expect(await only()).toMatchObject({ name: 'Mary Smith' });
    expect(await table.store.findContact(office.companyId, before.contactId, true)).toEqual(before);
  });

  test('adds another person at the e-mail address of an archived one whose name the office corrected', async () => {
    await outcomes(jon);
    const { contactId } = await change({ name: 'Jon Smith' });
    const before = await archive(contactId);
    const mary = { name: 'Mary Smith', role: 'client', email: jon.email };
    expect(await importsOnce(mary)).toEqual([{ outcome: 'added' }]);
    expect(await table.store.findContact(office.companyId, before.contactId, true)).toEqual(before);
    expect(await importsOnce(jon)).toMatchObject([{ outcome: 'changed', archived: true }]);
    expect(await only()).toMatchObject({ name: 'Mary Smith', email: jon.email });
  });
});

test('a row with an id of the other program leaves the person to whom an import gave another id since', async () => {
  await outcomes({ ...ana, externalId: '7' });
  const { contactId } = await only();
  expect(await outcomes({ ...ana, contactId, externalId: '8' })).toEqual(['changed']);
  const bob = { name: 'Bob Ruiz', role: 'client', externalId: '7' };
  expect(await outcomes(bob)).toEqual(['added']);
  expect(await outcomes(bob)).toEqual(['left']);
  expect(await people()).toMatchObject([{ contactId, externalId: '8' }, { name: 'Bob Ruiz' }]);
});
