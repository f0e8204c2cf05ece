import {
  DeleteOptedOutNumberCommand,
  DescribeOptedOutNumbersCommand,
  DescribePhoneNumbersCommand,
  PutOptedOutNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keywordOf } from './keywordOf.ts';
import { ana, managedNumber, ourNumber, testNetwork, type TestNetwork } from '#testing/testNetwork.ts';

const day = 24 * 3600 * 1000;
let now = Date.UTC(2026, 10, 24);
let phone: TestNetwork;
beforeEach(async () => {
  phone = await testNetwork({ now: () => now });
});
afterEach(() => phone.close());

const type = (to: string, text: string) => phone.ask('POST', `/handsets/${ana}/messages`, { to, text });
const managed = { OptOutListName: 'managed', OptedOutNumber: ana };
const optedOut = { name: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' };

describe('the carrier’s own opt-out list', () => {
  test('blocks sends from the numbers that use it, and no others', async () => {
    const put = await phone.client.send(new PutOptedOutNumberCommand(managed));
    expect(put).toMatchObject({
      OptedOutNumber: ana,
      EndUserOptedOut: false,
      OptedOutTimestamp: new Date(now),
    });
    await expect(phone.send({ OriginationIdentity: managedNumber })).rejects.toMatchObject(optedOut);
    await expect(phone.send()).resolves.toBeDefined();
  });

  test('releases a number once in thirty days', async () => {
    await phone.client.send(new PutOptedOutNumberCommand(managed));
    await phone.client.send(new DeleteOptedOutNumberCommand(managed));
    await expect(phone.send({ OriginationIdentity: managedNumber })).resolves.toBeDefined();
    await phone.client.send(new PutOptedOutNumberCommand(managed));
    now += 29 * day;
    await expect(phone.client.send(new DeleteOptedOutNumberCommand(managed))).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'PHONE_NUMBER_CANNOT_BE_OPTED_IN',
    });
    now += day;
    await expect(phone.client.send(new DeleteOptedOutNumberCommand(managed))).resolves.toBeDefined();
  });

  test('is read in pages', async () => {
    await phone.client.send(new PutOptedOutNumberCommand(managed));
    await phone.client.send(new PutOptedOutNumberCommand({ ...managed, OptedOutNumber: '+15550100001' }));
    const first = await phone.client.send(
      new DescribeOptedOutNumbersCommand({ OptOutListName: 'managed', MaxResults: 1 }),
    );
    const second = await phone.client.send(
      new DescribeOptedOutNumbersCommand({
        OptOutListName: 'managed',
        MaxResults: 1,
        NextToken: first.NextToken,
      }),
    );
    expect([first, second].map(({ OptedOutNumbers }) => OptedOutNumbers?.[0]?.OptedOutNumber)).toEqual([
      ana,
      '+15550100001',
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  test.each([
    [
      'a number on an unknown list',
      new PutOptedOutNumberCommand({ ...managed, OptOutListName: 'x' }),
      { name: 'ResourceNotFoundException', ResourceType: 'opt-out-list' },
    ],
    [
      'removing a number that is not on it',
      new DeleteOptedOutNumberCommand(managed),
      { name: 'ResourceNotFoundException', ResourceType: 'opted-out-number' },
    ],
    [
      'asking for a number that is not on it',
      new DescribeOptedOutNumbersCommand({ OptOutListName: 'managed', OptedOutNumbers: [ana] }),
      { name: 'ResourceNotFoundException' },
    ],
    [
      'an invalid number',
      new PutOptedOutNumberCommand({ ...managed, OptedOutNumber: 'ana' }),
      { name: 'ValidationException', Fields: [{ Name: 'OptedOutNumber' }] },
    ],
    [
      'a token of another service',
      new DescribeOptedOutNumbersCommand({ OptOutListName: 'managed', NextToken: 'x' }),
      { name: 'ValidationException', Reason: 'INVALID_NEXT_TOKEN' },
    ],
  ])('refuses %s', async (_, command, error) => {
    await expect(phone.client.send(command as PutOptedOutNumberCommand)).rejects.toMatchObject(error);
  });
});

describe('STOP, typed on a handset', () => {
  test('is an ordinary text when the company manages opt-outs itself', async () => {
    await type(ourNumber, 'STOP');
    expect(await phone.inbound.until(1)).toMatchObject([{ messageBody: 'STOP' }]);
    await expect(phone.send()).resolves.toBeDefined();
  });

  test('is answered by the carrier and not passed on when opt-outs are left to it', async () => {
    await type(managedNumber, 'Stop by at noon');
    await expect(phone.send({ OriginationIdentity: managedNumber })).rejects.toMatchObject(optedOut);
    expect((await phone.texts()).at(-1)).toMatchObject({ from: managedNumber, direction: 'in' });
    const listed = await phone.client.send(new DescribeOptedOutNumbersCommand({ OptOutListName: 'managed' }));
    expect(listed.OptedOutNumbers).toMatchObject([{ OptedOutNumber: ana, EndUserOptedOut: true }]);

    await type(managedNumber, 'start');
    expect(await phone.inbound.until(1)).toMatchObject([{ messageBody: 'start' }]);
    await expect(phone.send({ OriginationIdentity: managedNumber })).resolves.toBeDefined();
  });

  test.each([
    ['stop', 'stop'],
    ['Cancel the 3pm inspection', 'stop'],
    ['OPT-OUT', 'stop'],
    ['  unsubscribe!', 'stop'],
    ['Help me', 'help'],
    ['UNSTOP', 'start'],
    ['revoke', undefined],
    ['opt out', undefined],
    ['please stop', undefined],
    ['Stopping by', undefined],
  ])('the carrier understands "%s" as %s', (text, meaning) => {
    expect(keywordOf(text)).toBe(meaning);
  });
});

test("the company's numbers can be listed and requested by id", async () => {
  const all = await phone.client.send(new DescribePhoneNumbersCommand({}));
  expect(all.PhoneNumbers).toHaveLength(3);
  const one = await phone.client.send(new DescribePhoneNumbersCommand({ PhoneNumberIds: ['phone-ours'] }));
  expect(one.PhoneNumbers).toMatchObject([
    { PhoneNumber: ourNumber, Status: 'ACTIVE', SelfManagedOptOutsEnabled: true, OptOutListName: 'Default' },
  ]);
  await expect(
    phone.client.send(new DescribePhoneNumbersCommand({ PhoneNumberIds: ['phone-none'] })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType: 'phone-number' });
});
