import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ana,
  managedNumber,
  ourNumber,
  rateLimitedNumber,
  testNetwork,
  type TestNetwork,
} from '#testing/testNetwork.ts';

const signed = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/sms-voice/aws4_request, x',
};

let phone: TestNetwork;
beforeAll(async () => {
  phone = await testNetwork({
    configurationSets: [
      { name: 'conversations', eventTypes: ['TEXT_SUCCESSFUL', 'TEXT_DELIVERED', 'TEXT_UNREACHABLE'] },
    ],
  });
});
afterAll(() => phone.close());

describe('an accepted text', () => {
  test('is on the handset when the answer comes', async () => {
    const { MessageId } = await phone.send({ MessageBody: 'See you at nine' });
    expect((await phone.texts()).at(-1)).toEqual({
      from: ourNumber,
      to: ana,
      text: 'See you at nine',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      carrierMessageId: MessageId,
      direction: 'in',
    });
  });

  test.each([
    ['the number without its plus sign', { DestinationPhoneNumber: ana.slice(1) }],
    ['its id', { OriginationIdentity: 'phone-ours' }],
    ['its ARN', { OriginationIdentity: 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-ours' }],
    ['no origination at all', { OriginationIdentity: undefined }],
    ['1600 characters of GSM-7', { MessageBody: 'x'.repeat(1600) }],
    ['630 characters beyond GSM-7', { MessageBody: 'ж'.repeat(630) }],
    ['five entries of context', { Context: { a: '1', b: '2', c: '3', d: '4', e: 'x'.repeat(800) } }],
    ['a price with its point first', { MaxPrice: '.05' }],
    ['the longest time to live', { TimeToLive: 259_200 }],
    ['the shortest time to live', { TimeToLive: 5 }],
    ['the parameters of India', { DestinationCountryParameters: { IN_ENTITY_ID: '1' } }],
    [
      'the ARN of the configuration set',
      { ConfigurationSetName: 'arn:aws:sms-voice:us-east-1:000000000000:configuration-set/conversations' },
    ],
  ])('may name %s', async (_, request) => {
    await expect(phone.send(request)).resolves.toHaveProperty('MessageId');
  });

  test('is only checked in a dry run', async () => {
    const before = (await phone.texts()).length;
    await expect(phone.send({ DryRun: true })).resolves.toHaveProperty('MessageId');
    await expect(phone.send({ DryRun: true, MessageBody: ' ' })).rejects.toHaveProperty(
      'name',
      'ValidationException',
    );
    expect(await phone.texts()).toHaveLength(before);
  });
});

const sentence = /^(?!UnknownError)\w.* /;

describe('a refused text', () => {
  test.each([
    ['no destination letters', 'DestinationPhoneNumber', { DestinationPhoneNumber: '555-010-2214' }],
    [
      'a destination that begins with zero',
      'DestinationPhoneNumber',
      { DestinationPhoneNumber: '+05550102214' },
    ],
    ['too long a destination', 'DestinationPhoneNumber', { DestinationPhoneNumber: '+12345678901234567890' }],
    ['an origination with a blank', 'OriginationIdentity', { OriginationIdentity: '+1555 0109000' }],
    ['too long an origination', 'OriginationIdentity', { OriginationIdentity: 'x'.repeat(257) }],
    ['an empty body', 'MessageBody', { MessageBody: '' }],
    ['a body of white space', 'MessageBody', { MessageBody: ' \n\t ' }],
    ['a body of 1601 characters', 'MessageBody', { MessageBody: 'x'.repeat(1601) }],
    ['an unknown message type', 'MessageType', { MessageType: 'FRIENDLY' as 'PROMOTIONAL' }],
    ['a keyword of 31 characters', 'Keyword', { Keyword: 'x'.repeat(31) }],
    ['a configuration set with a blank', 'ConfigurationSetName', { ConfigurationSetName: 'my set' }],
    ['a price without a point', 'MaxPrice', { MaxPrice: '1' }],
    ['a price of nine characters', 'MaxPrice', { MaxPrice: '10.123456' }],
    ['four seconds to live', 'TimeToLive', { TimeToLive: 4 }],
    ['more than three days to live', 'TimeToLive', { TimeToLive: 259_201 }],
    ['six entries of context', 'Context', { Context: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' } }],
    ['a context key with a blank', 'Context', { Context: { 'a b': '1' } }],
    ['a context key of 101 characters', 'Context', { Context: { ['k'.repeat(101)]: '1' } }],
    ['an empty context value', 'Context', { Context: { a: '' } }],
    ['a context value of 801 characters', 'Context', { Context: { a: 'x'.repeat(801) } }],
    ['a context value that ends with a blank', 'Context', { Context: { a: 'x ' } }],
    [
      'a parameter of no country',
      'DestinationCountryParameters',
      { DestinationCountryParameters: { US_ID: '1' } as never },
    ],
    ['an empty protect configuration', 'ProtectConfigurationId', { ProtectConfigurationId: '' }],
  ])('for %s, naming the field', async (_, field, request) => {
    await expect(phone.send(request)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      message: expect.stringMatching(sentence),
      Fields: [{ Name: field, Message: expect.any(String) }],
      $metadata: { httpStatusCode: 400 },
    });
  });

  test.each([
    [
      'without a destination',
      { DestinationPhoneNumber: undefined },
      'ValidationException',
      { Reason: 'MISSING_PARAMETER' },
    ],
    ['without a body', { MessageBody: undefined }, 'ValidationException', { Reason: 'MISSING_PARAMETER' }],
    [
      '631 characters beyond GSM-7',
      { MessageBody: 'ж'.repeat(631) },
      'ValidationException',
      { Reason: 'MAXIMUM_SIZE_EXCEEDED' },
    ],
    [
      '801 characters that count two each',
      { MessageBody: '€'.repeat(801) },
      'ValidationException',
      { Reason: 'MAXIMUM_SIZE_EXCEEDED' },
    ],
    ['above its price', { MaxPrice: '0.001' }, 'ValidationException', { Reason: 'PRICE_OVER_THRESHOLD' }],
    [
      'from a number of another account',
      { OriginationIdentity: '+15550100000' },
      'ResourceNotFoundException',
      { ResourceType: 'phone-number', ResourceId: '+15550100000' },
    ],
    [
      'from an unknown pool',
      { OriginationIdentity: 'pool-1234' },
      'ResourceNotFoundException',
      { ResourceType: 'pool' },
    ],
    [
      'with an unknown configuration set',
      { ConfigurationSetName: 'other' },
      'ResourceNotFoundException',
      { ResourceType: 'configuration-set', ResourceId: 'other' },
    ],
    [
      'with an unknown protect configuration',
      { ProtectConfigurationId: 'protect-1' },
      'ResourceNotFoundException',
      { ResourceType: 'protect-configuration' },
    ],
    [
      'as promotion from a transactional number',
      { MessageType: 'PROMOTIONAL' as const },
      'ConflictException',
      { Reason: 'MESSAGE_TYPE_MISMATCH' },
    ],
  ])('%s', async (_, request, name, facts) => {
    await expect(phone.send(request)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(sentence),
      ...facts,
    });
  });

  test('from an account without a number', async () => {
    const empty = await testNetwork({ numbers: [] });
    await expect(empty.send({ OriginationIdentity: undefined })).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'NO_ORIGINATION_IDENTITIES_FOUND',
    });
    empty.network.addNumber({ e164: ourNumber, selfManagedOptOuts: true });
    await expect(empty.send()).resolves.toHaveProperty('MessageId');
    await empty.close();
  });

  test('does not reach the handset', async () => {
    const before = await phone.texts();
    await expect(phone.send({ MessageBody: ' ' })).rejects.toThrow('white space');
    expect(await phone.texts()).toEqual(before);
  });
});

test('errors have class, reason and a Message with a capital letter', async () => {
  const response = await fetch(phone.carrierAddress, {
    method: 'POST',
    headers: { ...signed, 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
    body: JSON.stringify({ DestinationPhoneNumber: ana, MessageBody: ' ' }),
  });
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
  expect(await response.json()).toEqual({
    __type: 'com.amazonaws.pinpointsmsvoicev2#ValidationException',
    Message: 'MessageBody: must hold more than white space',
    Reason: 'FIELD_VALIDATION_FAILED',
    Fields: [{ Name: 'MessageBody', Message: 'must hold more than white space' }],
  });
});

describe('the rate limit of a number', () => {
  // The time passes only by hand, however slow the machine is.
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());

  test('throttles a text that comes before the time for the parts of the last one is over', async () => {
    await phone.send({ OriginationIdentity: rateLimitedNumber, MessageBody: 'x'.repeat(400) });
    await expect(phone.send({ OriginationIdentity: rateLimitedNumber })).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(phone.send({ OriginationIdentity: managedNumber })).resolves.toBeDefined();
    vi.advanceTimersByTime(3000);
    await expect(phone.send({ OriginationIdentity: rateLimitedNumber })).resolves.toBeDefined();
  });
});

describe('an unknown request', () => {
  test.each([
    [
      'an operation it does not know',
      { ...signed, 'x-amz-target': 'PinpointSMSVoiceV2.SendVoiceMessage' },
      '{}',
      'UnknownOperationException',
    ],
    [
      'a property of every object',
      { ...signed, 'x-amz-target': 'PinpointSMSVoiceV2.toString' },
      '{}',
      'UnknownOperationException',
    ],
    ['no operation', signed, '{}', 'UnknownOperationException'],
    [
      'a body that is not JSON',
      { ...signed, 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
      '{',
      'SerializationException',
    ],
    [
      'a field of another type',
      { ...signed, 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
      '{"DestinationPhoneNumber":1}',
      'SerializationException',
    ],
    [
      'no signature',
      { 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
      '{}',
      'MissingAuthenticationTokenException',
    ],
  ])('%s is refused by name', async (_, headers, body, name) => {
    const response = await fetch(phone.carrierAddress, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: expect.stringMatching(`#${name}$`) });
  });
});
