import { describe, expect } from 'vitest';
import { office, officeTest as test } from '#testing/officeTest.ts';
import { ana, consent, conversationAt, importing, outcomes, people, texting } from '#testing/testImport.ts';

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
