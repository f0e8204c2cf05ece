import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#shared/api/routes.ts';
import { contactFields } from '#shared/domain/contact.ts';
import { Role } from '#shared/domain/role.ts';
import { guessColumns } from '#shared/peopleFile/columns.ts';
import { exportedLine, exportHeadings } from '#shared/peopleFile/exportedPeople.ts';
import { checkCsv, readCsv } from '#shared/peopleFile/readCsv.ts';
import { valuesOf, type RowValues } from '#shared/peopleFile/rowValues.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { fullDetails, randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { archiveContact } from './archiveContact.ts';
import { exportPeople } from './exportPeople.ts';
import { importPeople } from './importPeople.ts';
import { putContact } from './putContact.ts';

async function importing(rows: readonly RowValues[], dryRun = false) {
  const { rows: results } = await importPeople(office.granted, office.memberRequest({ dryRun, rows }));
  return results.map(({ keys: _, ...result }) => result);
}
const outcomes = async (...rows: readonly RowValues[]) =>
  (await importing(rows)).map(({ outcome }) => outcome);
const people = async () => accepted(await table.store.listContacts(office.companyId)).items;
const only = async () => {
  const [person, ...others] = await people();
  if (!person || others.length > 0) throw new Error('There is not one person');
  return person;
};
const conversationAt = async (number: string) => {
  const conversationId = conversationIdOf(office.company.secret, number);
  return table.store.findConversation(office.companyId, conversationId);
};
const texting = async (number: string) =>
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
async function exported(): Promise<readonly RowValues[]> {
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

const ana = { name: 'Ana Moreno', role: 'client', email: 'ana@example.com', phone: '(555) 010-2214' };
const consent = {
  consent: 'inspections',
  consentAt: '2026-01-05',
  consentWording: 'Text me about my inspection.',
};

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

describe('an imported opt-out', () => {
  const optedOut = { ...ana, optedOut: 'yes' };

  test('is there before the person, and refuses every text (P25)', async () => {
    expect(await outcomes(optedOut)).toEqual(['added']);
    expect(await conversationAt('+15550102214')).toMatchObject({
      optOut: { source: 'imported', memberName: 'Kim Madsen', at: '2026-03-20T15:00:00.000Z' },
      people: [{ name: 'Ana Moreno' }],
    });
    expect(await texting('+15550102214')).toMatchObject({ refusal: { code: 'recipient-opted-out' } });
    expect(await outcomes(optedOut)).toEqual(['left']);
  });

  test('is recorded for a person who is known already, and no import lifts it', async () => {
    await outcomes(ana);
    expect(await importing([optedOut], true)).toEqual([
      { outcome: 'changed', changes: [{ field: 'optOut' }] },
    ]);
    expect(await outcomes(optedOut)).toEqual(['changed']);
    expect(await outcomes({ ...ana, optedOut: 'no', ...consent })).toEqual(['changed']);
    expect(await texting('+15550102214')).toMatchObject({ refusal: { code: 'recipient-opted-out' } });
  });

  test('counts even where the rest of the row is refused', async () => {
    expect(await importing([{ ...optedOut, email: 'ana@' }])).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('The opt-out is recorded.') },
    ]);
    await outcomes(ana);
    expect(await texting('+15550102214')).toMatchObject({ refusal: { code: 'recipient-opted-out' } });
  });

  test('without a number is refused, because it would be lost', async () => {
    const { phone: _, ...row } = optedOut;
    expect(await importing([row])).toEqual([
      {
        outcome: 'refused',
        reason: 'This person opted out: enter the phone number to which the opt-out belongs.',
      },
    ]);
    expect(await people()).toEqual([]);
  });

  test('counts for every number of the row, because the former product may have texted any of them', async () => {
    await outcomes({ ...optedOut, mobile: '(555) 010-7788' });
    expect(await conversationAt('+15550107788')).toMatchObject({ optOut: { source: 'imported' } });
  });

  test('keeps the date of the former product, and a START that came later stays (P25)', async () => {
    const dated = { ...ana, optedOutAt: '2/1/2026' };
    await outcomes(dated);
    expect(await conversationAt('+15550102214')).toMatchObject({
      optOut: { at: '2026-02-01T00:00:00.000Z' },
    });
    await office.receives('+15550102214', 'START', '2026-03-20T15:01:00.000Z');
    office.isNow('2026-03-20T16:00:00.000Z');
    expect(await outcomes(dated)).toEqual(['left']);
    expect((await conversationAt('+15550102214'))?.optOut).toBeUndefined();
    expect(await outcomes(optedOut)).toEqual(['changed']);
  });

  test.each(['x', 'STOP', 'true', '2026-01-01', 'unknown'])(
    'is what %j in its column means',
    async (cell) => {
      await outcomes({ ...ana, optedOut: cell });
      expect((await conversationAt('+15550102214'))?.optOut).toBeDefined();
    },
  );
});

describe('an imported consent (P31)', () => {
  test('is evidence with its wording, its date and who imported it', async () => {
    expect(await outcomes({ ...ana, ...consent })).toEqual(['added']);
    expect(await only()).toMatchObject({
      consent: {
        agreedTo: 'inspections',
        agreedAt: '2026-01-05T00:00:00.000Z',
        source: 'imported',
        wording: 'Text me about my inspection.',
        recordedBy: 'Kim Madsen',
      },
    });
    expect(await outcomes({ ...ana, ...consent })).toEqual(['left']);
    expect(await outcomes(ana)).toEqual(['left']);
  });

  test('never replaces what was agreed to later', async () => {
    await outcomes({ ...ana, ...consent });
    expect(await outcomes({ ...ana, ...consent, consentAt: '2025-12-31', consentWording: 'Older' })).toEqual([
      'left',
    ]);
    expect(await outcomes({ ...ana, ...consent, consentAt: '2026-02-01', consentWording: 'Newer' })).toEqual([
      'changed',
    ]);
    expect(await only()).toMatchObject({ consent: { wording: 'Newer' } });
  });

  test.each([
    ['no date', { consentAt: undefined }, 'The date of the consent is missing'],
    ['no real date', { consentAt: '2026-02-30' }, 'The date of the consent is not a date in the past'],
    ['a date to come', { consentAt: '2026-04-01' }, 'The date of the consent is not a date in the past'],
    ['no wording', { consentWording: undefined }, 'The wording of the consent is missing'],
    ['unknown words', { consent: 'perhaps' }, '“perhaps” is not a consent'],
  ])('with %s is refused with what would be right', async (_, change, reason) => {
    expect(await importing([{ ...ana, ...consent, ...change } as RowValues])).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining(reason) },
    ]);
  });

  test('without a number is refused', async () => {
    const { phone: _, ...row } = ana;
    expect(await outcomes({ ...row, ...consent })).toEqual(['refused']);
  });

  describe('of a person who has another one, or another number', () => {
    const [old, corrected] = ['(555) 010-2214', '(555) 010-2299'];
    const row = { ...ana, ...consent, externalId: '7' };
    /** Imports a row of Ana. The dry run, the result and a second import must agree with what is stored. */
    async function changesOf(values: RowValues) {
      const before = await only();
      const planned = await importing([values], true);
      expect(await importing([values])).toEqual(planned);
      const after = await only();
      expect(await importing([values], true)).toEqual([{ outcome: 'left' }]);
      expect(await importing([values])).toEqual([{ outcome: 'left' }]);
      const [outcome] = planned;
      const changes = outcome?.changes ?? [];
      if (changes.length === 0) expect(after).toEqual(before);
      return changes.map(({ field }) => field);
    }
    const evidence = async () =>
      (await table.store.listConsentEvidence(office.companyId, (await only()).contactId)).map(
        ({ number, wording }) => `${number} ${wording}`,
      );
    const isAt = async (phone: string, wording?: string) => {
      const person = await only();
      const conversation =
        'number' in person.texting ? await conversationAt(person.texting.number) : undefined;
      const isAgreed = conversation?.people[0]?.agreedAt !== undefined;
      expect({ phone: person.phone, wording: person.consent?.wording, isAgreed }).toEqual({
        phone,
        wording,
        isAgreed: wording !== undefined,
      });
    };
    const later = () => office.isNow('2026-03-20T16:00:00.000Z');

    test('is recorded for the number in its row, and counts there again after a return', async () => {
      await outcomes(row);
      later();
      expect(await changesOf({ ...row, phone: corrected })).toEqual(['phone', 'consent']);
      await isAt(corrected, 'Text me about my inspection.');
      expect(await changesOf(row)).toEqual(['phone']);
      await isAt(old, 'Text me about my inspection.');
      expect(await changesOf({ ...row, phone: corrected })).toEqual(['phone']);
      expect(await evidence()).toEqual([
        '+15550102299 Text me about my inspection.',
        '+15550102214 Text me about my inspection.',
      ]);
    });

    test('is recorded for a number to which the office moved the person before', async () => {
      await outcomes(row);
      const { contactId, revision } = await only();
      const moved = { ...ana, role: 'client', phone: corrected, contactId, revision } as const;
      accepted(await putContact(office.granted, office.memberRequest(moved)));
      await isAt(corrected);
      later();
      expect(await changesOf({ ...row, phone: corrected })).toEqual(['consent']);
      await isAt(corrected, 'Text me about my inspection.');
    });

    test('stays at the number for which it is recorded when its row has no number', async () => {
      await outcomes(row);
      await changesOf({ ...ana, externalId: '7', phone: corrected });
      const { phone: _, ...withoutNumber } = row;
      expect(await changesOf(withoutNumber)).toEqual([]);
      await isAt(corrected);
      later();
      expect(await changesOf({ ...withoutNumber, consentWording: 'Text me.' })).toEqual(['consent']);
      await isAt(corrected, 'Text me.');
    });

    test('is left when a member has since recorded an older agreement at the number', async () => {
      await outcomes({ ...row, consentAt: '2026-03-01' });
      const { contactId, revision } = await only();
      const agreed = { agreedTo: 'inspections', agreedAt: '2026-01-02T00:00:00.000Z' } as const;
      const given = { ...agreed, source: 'phone-call', wording: 'Yes, text me.' } as const;
      later();
      const change = { ...ana, role: 'client', contactId, revision, consent: given } as const;
      accepted(await putContact(office.granted, office.memberRequest(change)));
      expect(await changesOf({ ...row, consentAt: '2026-03-01' })).toEqual([]);
      await isAt(old, 'Yes, text me.');
    });

    test('never replaces what the person agreed to later at that number', async () => {
      await outcomes({ ...row, consentAt: '2026-02-01', consentWording: 'Newer' });
      await changesOf({ ...ana, externalId: '7', phone: corrected });
      later();
      expect(await changesOf(row)).toEqual(['phone']);
      await isAt(old, 'Newer');
      expect(await evidence()).toEqual(['+15550102214 Newer']);
    });
  });
});

describe('an export', () => {
  test('imported again changes nothing', async () => {
    await outcomes(
      { ...ana, ...consent, externalId: '7', agency: '=1+1' },
      { ...ana, name: "'=2+2", email: 'luis@example.com', role: 'agent', optedOut: 'yes' },
      { name: '-Dana, "the best"', role: 'inspector', mobile: '+1 555 010 3001' },
    );
    const put = { contactId: 'con_x', role: 'client', name: 'Li Wei', phone: 'ask the office' } as const;
    await putContact(office.granted, office.memberRequest(put));
    await putContact(office.granted, office.memberRequest({ ...put, contactId: 'con_y' }));
    const archived = await office.contact({ name: 'Tom Becker' });
    await archiveContact(office.granted, office.memberRequest({ contactId: archived.contactId }));
    const before = await people();
    const rows = await exported();
    expect(rows).toHaveLength(6);
    expect(await importing(rows, true)).toEqual(rows.map(() => ({ outcome: 'left' })));
    expect(await importing(rows)).toEqual(rows.map(() => ({ outcome: 'left' })));
    expect(await people()).toEqual(before);
  });

  test('has the evidence of consent, opt-outs, and formulas as text', async () => {
    await outcomes({ ...ana, ...consent, agency: '=1+1', optedOut: 'yes' });
    const { items } = accepted(
      await exportPeople(office.granted, office.memberRequest({ list: 'client' as const })),
    );
    const [line = ''] = items.map(exportedLine);
    expect(line).toContain(`,"'=1+1",`);
    expect(line).toContain(
      'yes,2026-03-20T15:00:00.000Z,Kim Madsen,inspections,2026-01-05T00:00:00.000Z,imported',
    );
  });
});
