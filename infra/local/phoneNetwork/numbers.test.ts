import {
  type RequestPhoneNumberCommandInput,
  CreateOptOutListCommand,
  DescribeAccountAttributesCommand,
  DescribeConfigurationSetsCommand,
  DescribeOptOutListsCommand,
  DescribePhoneNumbersCommand,
  DescribeSpendLimitsCommand,
  RequestPhoneNumberCommand,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ana, rateLimitedNumber, testNetwork, type TestNetwork } from '#testing/testNetwork.ts';

let phone: TestNetwork;
beforeEach(async () => {
  phone = await testNetwork();
});
afterEach(() => phone.close());

const simulator: RequestPhoneNumberCommandInput = {
  IsoCountryCode: 'US',
  MessageType: 'TRANSACTIONAL',
  NumberCapabilities: ['SMS'],
  NumberType: 'SIMULATOR',
  Tags: [{ Key: 'Name', Value: 'Elm Street' }],
  ClientToken: 'elm',
};
const channel = {
  TwoWayEnabled: true,
  TwoWayChannelArn: 'arn:aws:sns:us-east-1:000000000000:inbound',
  SelfManagedOptOutsEnabled: true,
} as const;
const request = async () => {
  const { PhoneNumber = '', PhoneNumberId = '' } = await phone.client.send(
    new RequestPhoneNumberCommand(simulator),
  );
  return { PhoneNumber, PhoneNumberId };
};
const type = (to: string, text: string) => phone.ask('POST', `/handsets/${ana}/messages`, { to, text });

describe('A requested number', () => {
  test('belongs to one company, and a repeated request with the same token returns it again', async () => {
    const [one, again] = [await request(), await request()];
    expect(again).toEqual(one);
    const other = await phone.client.send(
      new RequestPhoneNumberCommand({ ...simulator, ClientToken: 'other' }),
    );
    expect(other.PhoneNumberId).not.toBe(one.PhoneNumberId);
    expect((await phone.ask('GET', '/numbers')).body).toContainEqual({
      number: one.PhoneNumber,
      name: 'Elm Street',
    });
  });

  test('passes texts on only after two-way texting is turned on', async () => {
    const { PhoneNumber, PhoneNumberId } = await request();
    await type(PhoneNumber, 'Too early');
    await phone.client.send(new UpdatePhoneNumberCommand({ PhoneNumberId, ...channel }));
    await type(PhoneNumber, 'STOP');
    expect(await phone.inbound.until(1)).toMatchObject([{ messageBody: 'STOP' }]);
  });

  test('is unchanged after a kill, with its opt-out list', async () => {
    const { PhoneNumberId } = await request();
    await phone.client.send(new CreateOptOutListCommand({ OptOutListName: 'elm' }));
    await phone.client.send(
      new UpdatePhoneNumberCommand({ PhoneNumberId, ...channel, OptOutListName: 'elm' }),
    );
    const shown = new DescribePhoneNumbersCommand({ PhoneNumberIds: [PhoneNumberId] });
    const before = (await phone.client.send(shown)).PhoneNumbers;
    expect(before).toMatchObject([{ ...channel, OptOutListName: 'elm', NumberType: 'SIMULATOR' }]);
    await phone.close({ keepFolder: true });
    phone = await testNetwork({ folder: phone.folder });
    expect((await phone.client.send(shown)).PhoneNumbers).toEqual(before);
    expect(await request()).toMatchObject({ PhoneNumberId });
  });
});

describe('Changing a number is refused', () => {
  test.each([
    [
      'for an unknown number',
      { PhoneNumberId: 'phone-none' },
      { name: 'ResourceNotFoundException', ResourceType: 'phone-number' },
    ],
    [
      'for an unknown list',
      { OptOutListName: 'none' },
      { name: 'ResourceNotFoundException', ResourceType: 'opt-out-list' },
    ],
    [
      'when two-way texting has no channel',
      { TwoWayEnabled: true },
      { name: 'ValidationException', Reason: 'TWO_WAY_CHANNEL_NOT_PRESENT' },
    ],
    [
      'when self-managed opt-outs have no two-way texting',
      { SelfManagedOptOutsEnabled: true },
      { name: 'ValidationException', Reason: 'TWO_WAY_NOT_ENABLED' },
    ],
    [
      'when the role is not an ARN',
      { TwoWayChannelRole: 'a-role-that-is-no-arn' },
      { name: 'ValidationException', Fields: [{ Name: 'TwoWayChannelRole' }] },
    ],
  ])('%s', async (_, change, error) => {
    const { PhoneNumberId } = await request();
    const update = new UpdatePhoneNumberCommand({ PhoneNumberId, ...change });
    await expect(phone.client.send(update)).rejects.toMatchObject(error);
  });
});

test('a second list of the same name is refused', async () => {
  await phone.client.send(new CreateOptOutListCommand({ OptOutListName: 'elm' }));
  await expect(
    phone.client.send(new CreateOptOutListCommand({ OptOutListName: 'elm' })),
  ).rejects.toMatchObject({ name: 'ConflictException', Reason: 'RESOURCE_ALREADY_EXISTS' });
  const { OptOutLists } = await phone.client.send(new DescribeOptOutListsCommand({}));
  expect(OptOutLists?.map(({ OptOutListName }) => OptOutListName)).toEqual([
    'Default',
    'paced',
    'managed',
    'elm',
  ]);
  await expect(
    phone.client.send(new DescribeOptOutListsCommand({ OptOutListNames: ['none'] })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('the account reports its tier, its limits, the rate limit of a number and its configuration sets', async () => {
  const [attributes, limits, numbers, sets] = await Promise.all([
    phone.client.send(new DescribeAccountAttributesCommand({})),
    phone.client.send(new DescribeSpendLimitsCommand({})),
    phone.client.send(new DescribePhoneNumbersCommand({})),
    phone.client.send(new DescribeConfigurationSetsCommand({ ConfigurationSetNames: ['conversations'] })),
  ]);
  expect(attributes.AccountAttributes).toEqual([{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }]);
  expect(limits.SpendLimits).toContainEqual(
    expect.objectContaining({ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 1000 }),
  );
  const rateLimited = numbers.PhoneNumbers?.find(({ PhoneNumber }) => PhoneNumber === rateLimitedNumber);
  expect(rateLimited?.MessagingLimits?.RateLimits).toEqual({ SMS: 1 });
  expect(sets.ConfigurationSets).toMatchObject([{ ConfigurationSetName: 'conversations' }]);
});
