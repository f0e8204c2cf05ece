import { afterEach, describe, expect, test } from 'vitest';
import { ana, ourNumber, testNetwork, type TestNetwork } from '#testing/testNetwork.ts';

let phone: TestNetwork;
afterEach(() => phone.close());

const usual = ['TEXT_QUEUED', 'TEXT_SUCCESSFUL', 'TEXT_DELIVERED'];
const types = () => phone.receipts.messages.map(({ eventType }) => eventType);

describe('delivery receipts', () => {
  test('report a text’s progress in the documented format and echo its context', async () => {
    phone = await testNetwork();
    const context = { companyId: 'co_1', messageId: 'msg_1' };
    const { MessageId } = await phone.send({ Context: context, MessageBody: 'ж'.repeat(71) });
    await phone.receipts.until(3);
    expect(types()).toEqual(usual);
    expect(phone.receipts.messages.at(-1)).toEqual({
      eventType: 'TEXT_DELIVERED',
      eventVersion: '1.0',
      eventTimestamp: expect.any(Number),
      isFinal: true,
      originationPhoneNumber: ourNumber,
      destinationPhoneNumber: ana,
      isoCountryCode: 'US',
      isInternationalSend: false,
      carrierName: 'Pretend Mobile',
      messageId: MessageId,
      messageRequestTimestamp: expect.any(Number),
      messageEncoding: 'Unicode',
      messageType: 'TRANSACTIONAL',
      messageStatus: 'DELIVERED',
      messageStatusDescription: 'Message has been delivered',
      context,
      totalMessageParts: 2,
      totalMessagePrice: 0.01162,
      totalCarrierFee: 0.006,
    });
  });

  test('are published only for texts that name a configuration set', async () => {
    phone = await testNetwork();
    await phone.send({ ConfigurationSetName: undefined, Context: { messageId: 'silent' } });
    await phone.send({ Context: { messageId: 'sent' } });
    await phone.receipts.until(3);
    expect(phone.receipts.messages.map(({ context }) => context)).toEqual(
      usual.map(() => ({ messageId: 'sent' })),
    );
  });

  test('are published only for the event types of the configuration set', async () => {
    phone = await testNetwork({
      configurationSets: [{ name: 'conversations', eventTypes: ['TEXT_DELIVERED'] }],
    });
    await phone.send();
    await phone.send();
    await phone.receipts.until(2);
    expect(types()).toEqual(['TEXT_DELIVERED', 'TEXT_DELIVERED']);
  });

  test.each([
    ['a phone that is off', ana, { off: true }, 'TEXT_UNREACHABLE'],
    ['a landline', ana, { landline: true }, 'TEXT_INVALID'],
    ['a phone whose carrier sees spam', ana, { blockedAsSpam: true }, 'TEXT_CARRIER_BLOCKED'],
    ["AWS's number that always fails", '+14254147167', undefined, 'TEXT_BLOCKED'],
  ])('of %s end with the failure of the text', async (_, number, setting, eventType) => {
    phone = await testNetwork();
    if (setting) await phone.ask('PUT', `/handsets/${number}`, setting);
    await phone.send({ DestinationPhoneNumber: number });
    await phone.receipts.until(2);
    expect(types()).toEqual(['TEXT_QUEUED', eventType]);
    expect(phone.receipts.messages.at(-1)).toMatchObject({
      isFinal: true,
      messageStatus: eventType.slice(5),
    });
    expect(await phone.texts(number)).toEqual([]);
  });

  test('of AWS’s number that always succeeds report success', async () => {
    phone = await testNetwork();
    await phone.send({ DestinationPhoneNumber: '+14254147755' });
    await phone.receipts.until(3);
    expect(types()).toEqual(usual);
  });

  test('are published again when the topic did not accept them', async () => {
    let refused = 0;
    let taken = (_: string) => {};
    const done = new Promise<string>((resolve) => (taken = resolve));
    phone = await testNetwork({
      report: () => {},
      configurationSets: [{ name: 'conversations', eventTypes: ['TEXT_DELIVERED'] }],
      publishReceipt: async (message) => {
        refused += 1;
        if (refused === 1) throw new Error('The topic is away.');
        taken(message);
      },
    });
    await phone.send();
    expect(await done).toContain('TEXT_DELIVERED');
    expect(refused).toBe(2);
  });
});

describe('faulty receipts', () => {
  test.each([
    ['are lost', { dropReceipt: { next: 2 } }, ['TEXT_DELIVERED']],
    [
      'come twice',
      { duplicateReceipt: { next: 1 } },
      ['TEXT_QUEUED', 'TEXT_QUEUED', 'TEXT_SUCCESSFUL', 'TEXT_DELIVERED'],
    ],
    [
      'come late',
      { delayReceipt: { next: 1, milliseconds: 60 } },
      ['TEXT_SUCCESSFUL', 'TEXT_DELIVERED', 'TEXT_QUEUED'],
    ],
  ])('%s', async (_, faults, expected) => {
    phone = await testNetwork();
    await phone.ask('PUT', '/faults', faults);
    await phone.send();
    await phone.receipts.until(expected.length);
    expect(types()).toEqual(expected);
  });

  test('arrive in the wrong order', async () => {
    phone = await testNetwork({ receiptDelays: { queued: 1, successful: 30, final: 60 } });
    await phone.ask('PUT', '/faults', { reorderReceipts: { next: 1 } });
    await phone.send();
    await phone.receipts.until(3);
    expect(types()).toEqual(usual.toReversed());
  });
});
