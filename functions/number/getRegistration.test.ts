import { describe, expect } from 'vitest';
import { mayText } from '#shared/domain/mayText.ts';
import { awsCarrierNumbers } from '../carrier/awsCarrierNumbers.ts';
import { office, testCarrier, carrierTest as test } from '#testing/officeTest.ts';
import { getRegistration } from './getRegistration.ts';

const ask = (caller = office.kim) =>
  getRegistration({ ...office.granted, carrierNumbers: awsCarrierNumbers() }, { caller, input: {} });
const askWith = async (registration: Readonly<Record<string, unknown>>) => {
  await testCarrier.goesWrong({ registration });
  return (await ask()).number;
};

describe('the number at the carrier', () => {
  test('is ready when its registration is complete, and nothing is asked for', async () => {
    const { isReachable, number } = await ask();
    expect({ isReachable, number }).toMatchObject({
      isReachable: true,
      number: {
        type: '10dlc',
        country: 'US',
        isActive: true,
        registration: { state: 'complete', reasons: [], fields: [] },
      },
    });
    expect(number && mayText(number)).toBe(true);
  });

  test.each([
    ['NONE', 'not-started'],
    ['SUBMITTED', 'in-review'],
    ['AWS_REVIEWING', 'in-review'],
    ['REVIEWING', 'in-review'],
    ['REQUIRES_AUTHENTICATION', 'confirm-by-mail'],
    ['PROVISIONING', 'being-set-up'],
    ['CLOSED', 'closed'],
    ['DELETED', 'closed'],
  ])('may not text while the carrier says %s', async (status, state) => {
    const number = await askWith({ status });
    expect(number?.registration).toMatchObject({ state, reasons: [], fields: [] });
    expect(number && mayText(number)).toBe(false);
  });

  test('lists the required fields without a value before its registration is submitted', async () => {
    const number = await askWith({ status: 'CREATED' });
    expect(number?.registration).toMatchObject({
      state: 'not-submitted',
      registrationId: expect.stringMatching(/^registration-/),
      fields: [
        { title: 'Opt-in workflow', hint: expect.stringContaining('agree') },
        { title: 'Privacy policy link' },
        { title: 'Message sample 1' },
      ],
    });
    expect(number && mayText(number)).toBe(false);
  });

  test('says in the carrier’s words what must change', async () => {
    const reason = 'The privacy policy does not name texts.';
    const number = await askWith({ status: 'REQUIRES_UPDATES', reason });
    expect(number?.registration).toMatchObject({
      state: 'needs-changes',
      reasons: [reason],
      fields: [{ title: 'Opt-in workflow', rejectedBecause: reason }],
    });
  });

  test('is read again at every request, and nothing of it is stored', async () => {
    expect((await askWith({ status: 'SUBMITTED' }))?.registration.state).toBe('in-review');
    expect((await askWith({ status: 'COMPLETE' }))?.registration.state).toBe('complete');
  });

  test('is not known when the company has none, or the account does not have it', async () => {
    const { originationNumber: _, ...without } = office.company;
    expect(await ask({ ...office.kim, company: without })).toEqual({ isReachable: true });
    const elsewhere = { ...office.company, originationNumber: '+15550199998' };
    expect(await ask({ ...office.kim, company: elsewhere })).toEqual({ isReachable: true });
  });

  test('is not known while the carrier does not answer', async () => {
    await testCarrier.goesWrong({ outage: { seconds: 60 } });
    expect(await ask()).toEqual({ isReachable: false });
  });
});
