import {
  AccessDeniedException,
  ConflictException,
  ConflictExceptionReason,
  InternalServerException,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
  SendTextMessageCommand,
  ServiceQuotaExceededException,
  ServiceQuotaExceededExceptionReason,
  ThrottlingException,
  ValidationException,
  ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as sdk from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { Agent } from 'node:https';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { CarrierVerdict } from './Carrier.ts';
import { verdictOf, verdictsByReason } from './carrierErrors.ts';

class NeverConnects extends Agent {
  override createConnection() {
    return Object.assign(new Socket(), { connecting: true });
  }
}

const about = { message: 'The carrier says no', $metadata: {} };
const because = (code: string, syscall = 'read') => Object.assign(new Error('It broke'), { code, syscall });

/** Refusals of the company's number or account, with the pause reason that the page shows. */
const aboutTheNumber: Readonly<Record<string, string>> = {
  NO_ORIGINATION_IDENTITIES_FOUND: 'number-not-active',
  RESOURCE_NOT_ACTIVE: 'number-not-active',
  REGISTRATION_NOT_COMPLETE: 'number-not-active',
  NUMBER_CAPABILITIES_MISMATCH: 'number-not-active',
  MESSAGE_TYPE_MISMATCH: 'number-not-active',
  KEYWORD_MISMATCH: 'number-not-active',
  SENDER_ID_NOT_SUPPORTED: 'number-not-active',
  SENDER_ID_NOT_REGISTERED: 'number-not-active',
  SENDER_ID_REQUIRES_REGISTRATION: 'number-not-active',
  CHANNEL_NOT_ENABLED: 'account-not-allowed',
  RESOURCE_NOT_ACCESSIBLE: 'account-not-allowed',
};
/** Refusals of a text or its person, with the failure that the page shows. */
const aboutTheText: Readonly<Record<string, string>> = {
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'opted-out-at-carrier',
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED: 'not-verified-in-sandbox',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: 'country-not-allowed',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: 'country-not-allowed',
  DESTINATION_COUNTRY_BLOCKED: 'country-not-allowed',
  COUNTRY_NOT_ENABLED: 'country-not-allowed',
  COUNTRY_CODE_MISMATCH: 'country-not-allowed',
  INTERNATIONAL_SENDING_NOT_SUPPORTED: 'country-not-allowed',
  PRICE_OVER_THRESHOLD: 'price-too-high',
  MAXIMUM_SIZE_EXCEEDED: 'text-refused',
  INVALID_PARAMETER: 'text-refused',
  FIELD_VALIDATION_FAILED: 'text-refused',
  CANNOT_PARSE: 'text-refused',
  MEDIA_TYPE_NOT_SUPPORTED: 'text-refused',
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: 'number-not-able',
};
/** Reasons that only operations on numbers, lists and registrations return. If sending returned one, the text would fail. */
const ofOtherOperations: ReadonlySet<string> = new Set([
  'ATTACHMENT_TYPE_NOT_SUPPORTED',
  'CANNOT_ADD_OPTED_OUT_NUMBER',
  'CREATE_REGISTRATION_VERSION_NOT_ALLOWED',
  'DELETION_PROTECTION_ENABLED',
  'DISASSOCIATE_REGISTRATION_NOT_ALLOWED',
  'DISCARD_REGISTRATION_VERSION_NOT_ALLOWED',
  'EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED',
  'EVENT_DESTINATION_MISMATCH',
  'INVALID_ARN',
  'INVALID_FILTER_VALUES',
  'INVALID_NEXT_TOKEN',
  'INVALID_REGISTRATION_ASSOCIATION',
  'LAST_PHONE_NUMBER',
  'NOTIFY_CONFIGURATION_NOT_ACTIVE',
  'OPT_OUT_LIST_MISMATCH',
  'PARAMETERS_CANNOT_BE_USED_TOGETHER',
  'PHONE_NUMBER_ASSOCIATED_TO_POOL',
  'PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION',
  'PHONE_NUMBER_CANNOT_BE_OPTED_IN',
  'PHONE_NUMBER_CANNOT_BE_RELEASED',
  'PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL',
  'PHONE_NUMBER_NOT_IN_REGISTRATION_REGION',
  'POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION',
  'PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET',
  'PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT',
  'PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET',
  'RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE',
  'RCS_AGENT_ASSOCIATED_TO_POOL',
  'REGISTRATION_ALREADY_SUBMITTED',
  'REGISTRATION_FIELD_CANNOT_BE_DELETED',
  'REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT',
  'RESOURCE_ALREADY_ASSOCIATED',
  'RESOURCE_ALREADY_EXISTS',
  'RESOURCE_DELETION_NOT_ALLOWED',
  'RESOURCE_MODIFICATION_NOT_ALLOWED',
  'RESOURCE_NOT_EMPTY',
  'SELF_MANAGED_OPT_OUTS_MISMATCH',
  'SENDER_ID_ASSOCIATED_TO_POOL',
  'SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED',
  'TWO_WAY_CHANNEL_NOT_PRESENT',
  'TWO_WAY_CONFIG_MISMATCH',
  'TWO_WAY_NOT_ENABLED',
  'TWO_WAY_NOT_SUPPORTED_IN_COUNTRY',
  'TWO_WAY_NOT_SUPPORTED_IN_REGION',
  'TWO_WAY_TOPIC_NOT_PRESENT',
  'UNKNOWN_OPERATION',
  'UNKNOWN_REGISTRATION_FIELD',
  'UNKNOWN_REGISTRATION_SECTION',
  'UNKNOWN_REGISTRATION_TYPE',
  'UNKNOWN_REGISTRATION_VERSION',
  'UNSPECIFIED_PARAMETER_NOT_SUPPORTED',
  'VERIFICATION_ALREADY_COMPLETE',
  'VERIFICATION_CODE_EXPIRED',
  'VERIFICATION_CODE_MISMATCH',
  'VOICE_CAPABILITY_NOT_AVAILABLE',
]);

const refusals = [
  ...Object.values(ConflictExceptionReason).map(
    (Reason) => [Reason, new ConflictException({ ...about, Reason })] as const,
  ),
  ...Object.values(ValidationExceptionReason).map(
    (Reason) => [Reason, new ValidationException({ ...about, Reason })] as const,
  ),
];

describe('an error of the carrier (P14, P15)', () => {
  test.each(refusals.filter(([reason]) => !aboutTheNumber[reason]))(
    '%s proves that the carrier refused this text, so it fails',
    (reason, error) => {
      const failure = aboutTheText[reason] ?? 'refused-by-carrier';
      expect(verdictOf(error)).toEqual({ kind: 'refused', failure });
    },
  );

  test.each(refusals.filter(([reason]) => aboutTheNumber[reason]))(
    '%s is about the number and not the text, so texts wait',
    (reason, error) => {
      expect(verdictOf(error)).toEqual({ kind: 'deferred', because: aboutTheNumber[reason] });
    },
  );

  test('has an answer for every reason in the SDK, so that a new one fails this test', () => {
    const forgotten = refusals
      .map(([reason]) => reason)
      .filter((reason) => !(reason in verdictsByReason) && !ofOtherOperations.has(reason));
    expect(forgotten).toEqual([]);
  });

  test('has an answer for every class that sending may throw, so that a new one fails this test', () => {
    const classes = Object.keys(sdk).filter((name) => name.endsWith('Exception'));
    expect(classes.toSorted()).toEqual([
      'AccessDeniedException',
      'ConflictException',
      'InternalServerException',
      'PinpointSMSVoiceV2ServiceException',
      'ResourceNotFoundException',
      'ServiceQuotaExceededException',
      'ThrottlingException',
      'ValidationException',
    ]);
  });

  test('with an unknown reason of a newer service fails the text as refused by the carrier', () => {
    const error = new ConflictException({ ...about, Reason: 'SOMETHING_NEW' as never });
    expect(verdictOf(error)).toEqual({ kind: 'refused', failure: 'refused-by-carrier' });
    expect(verdictOf(new ValidationException(about))).toEqual({
      kind: 'refused',
      failure: 'refused-by-carrier',
    });
  });

  test.each<readonly [string, Error, string]>([
    ...Object.values(ServiceQuotaExceededExceptionReason).map(
      (Reason) => [Reason, new ServiceQuotaExceededException({ ...about, Reason }), 'spend-limit'] as const,
    ),
    [
      'AccessDenied',
      new AccessDeniedException({ ...about, Reason: 'ACCOUNT_DISABLED' }),
      'account-not-allowed',
    ],
    [
      'ResourceNotFound',
      new ResourceNotFoundException({ ...about, ResourceType: 'phone-number' }),
      'number-not-active',
    ],
    ['Throttling', new ThrottlingException(about), 'too-fast'],
  ])('%s is about the number and not the text, so the text may be tried again', (_, error, reason) => {
    expect(verdictOf(error)).toEqual({ kind: 'deferred', because: reason });
  });

  const unnamed = (name: string, httpStatusCode: number) =>
    Object.assign(new Error('?'), { name, $metadata: { httpStatusCode } });

  test.each([
    'ExpiredToken',
    'ExpiredTokenException',
    'IncompleteSignature',
    'IncompleteSignatureException',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'NotAuthorized',
    'RequestExpired',
    'SignatureDoesNotMatch',
    'TokenRefreshRequired',
    'UnrecognizedClientException',
  ])('%s proves that the service rejected our credentials before it accepted anything', (name) => {
    expect(verdictOf(unnamed(name, 403))).toEqual({ kind: 'deferred', because: 'credentials-rejected' });
  });

  test('a client that finds no credentials has sent nothing', async () => {
    const client = new PinpointSMSVoiceV2Client({
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: () =>
        Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' })),
    });
    const command = new SendTextMessageCommand({ DestinationPhoneNumber: '+15550102214' });
    const error: unknown = await client.send(command).catch((thrown: unknown) => thrown);
    expect(verdictOf(error)).toEqual({ kind: 'deferred', because: 'credentials-rejected' });
  });

  test('a client whose connection is not established in time has sent nothing', async () => {
    const client = new PinpointSMSVoiceV2Client({
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      requestHandler: { connectionTimeout: 20, httpsAgent: new NeverConnects() },
    });
    const command = new SendTextMessageCommand({ DestinationPhoneNumber: '+15550102214' });
    const error: unknown = await client.send(command).catch((thrown: unknown) => thrown);
    expect(verdictOf(error)).toEqual({ kind: 'deferred', because: 'no-connection' });
  });

  test.each<readonly [number, CarrierVerdict]>([
    [399, { kind: 'ambiguous' }],
    [400, { kind: 'refused', failure: 'refused-by-carrier' }],
    [499, { kind: 'refused', failure: 'refused-by-carrier' }],
    [413, { kind: 'refused', failure: 'refused-by-carrier' }],
    [401, { kind: 'deferred', because: 'account-not-allowed' }],
    [403, { kind: 'deferred', because: 'account-not-allowed' }],
    [429, { kind: 'deferred', because: 'too-fast' }],
    [408, { kind: 'ambiguous' }],
    [200, { kind: 'ambiguous' }],
    [500, { kind: 'ambiguous' }],
    [503, { kind: 'ambiguous' }],
  ])('an unmodeled error with status %i is classified by its status', (status, expected) => {
    expect(verdictOf(unnamed('SomethingNew', status))).toEqual(expected);
  });

  test.each([
    ['ECONNREFUSED', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
    ['ETIMEDOUT', 'connect'],
    ['ENOTFOUND', 'getaddrinfo'],
    ['EAI_AGAIN', 'getaddrinfo'],
  ])('%s of %s proves that no connection was made', (code, syscall) => {
    const none = { kind: 'deferred', because: 'no-connection' };
    expect(verdictOf(because(code, syscall))).toEqual(none);
    expect(verdictOf(new AggregateError([because(code, syscall), because(code, syscall)]))).toEqual(none);
  });

  test.each(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])(
    '%s of an established connection is ambiguous, because the carrier may have accepted the request',
    (code) => {
      expect(verdictOf(because(code))).toEqual({ kind: 'ambiguous' });
      expect(verdictOf(new AggregateError([because(code, 'connect'), because(code)]))).toEqual({
        kind: 'ambiguous',
      });
    },
  );

  test.each([
    ['a server error', new InternalServerException(about)],
    ['a broken connection', because('ECONNRESET')],
    ['a broken pipe', because('EPIPE')],
    ['a timeout', Object.assign(new Error('Request timed out'), { name: 'TimeoutError' })],
    ['anything else', new Error('?')],
    ['a thrown value that is not an error', 'thrown'],
  ])('%s proves nothing, so it is ambiguous', (_, error) => {
    expect(verdictOf(error)).toEqual({ kind: 'ambiguous' });
  });
});
