import { describe, expect } from 'vitest';
import type { RowValues } from '#shared/peopleFile/rowValues.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { ana, consent, conversationAt, importing, only, outcomes } from '#testing/testImport.ts';
import { putContact } from './putContact.ts';

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
