import { describe, expect } from 'vitest';
import { exportedLine } from '#shared/peopleFile/exportedPeople.ts';
import { accepted } from '#testing/accepted.ts';
import { office, officeTest as test } from '#testing/officeTest.ts';
import { ana, consent, exported, importing, outcomes, people } from '#testing/testImport.ts';
import { archiveContact } from './archiveContact.ts';
import { exportPeople } from './exportPeople.ts';
import { putContact } from './putContact.ts';

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
    const left = rows.map(({ contactId }) => ({
      outcome: 'left',
      ...(contactId === archived.contactId && { archived: true }),
    }));
    expect(await importing(rows, true)).toEqual(left);
    expect(await importing(rows)).toEqual(left);
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
