import {
  AccessDeniedException,
  ConflictException,
  ConflictExceptionReason,
  InternalServerException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ServiceQuotaExceededExceptionReason,
  ThrottlingException,
  ValidationException,
  ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as sdk from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, test } from 'vitest';
import { answerOf, answersByReason } from './carrierErrors.ts';

const about = { message: 'The carrier says no', $metadata: {} };
const because = (code: string) => Object.assign(new Error('connect failed'), { code });

/** Refusals that are about the company's number or account, and what the page then calls the pause. */
const aboutTheNumber: Readonly<Record<string, string>> = {
  NO_ORIGINATION_IDENTITIES_FOUND: 'number-not-active',
  RESOURCE_NOT_ACTIVE: 'number-not-active',
  REGISTRATION_NOT_COMPLETE: 'number-not-active',
  CHANNEL_NOT_ENABLED: 'account-not-allowed',
  RESOURCE_NOT_ACCESSIBLE: 'account-not-allowed',
};
/** Reasons that only operations on numbers, lists and registrations give; were sending to give one, the text would fail. */
const ofOtherOperations =
  /REGISTRATION|POOL|PROTECT_CONFIGURATION_|NOTIFY_|RCS_AGENT|VERIFICATION|TWO_WAY|DELET|RELEASED|OPTED_IN|OPTED_OUT_NUMBER$|RESOURCE_(ALREADY|NOT_EMPTY|MODIF)|OPT_OUT|EVENT_DESTINATION|LAST_PHONE|NEXT_TOKEN|FILTER|INVALID_ARN|SPEND_LIMIT|UNKNOWN_OPERATION|USED_TOGETHER|UNSPECIFIED|VOICE|ATTACHMENT|SELF_MANAGED/;

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
    '%s proves that this text was not taken: it fails',
    (_, error) => {
      expect(answerOf(error)).toMatchObject({ kind: 'refused', failure: expect.any(String) });
    },
  );

  test.each(refusals.filter(([reason]) => aboutTheNumber[reason]))(
    '%s is about the number and not the text: texts wait',
    (reason, error) => {
      expect(answerOf(error)).toEqual({ kind: 'not taken', because: aboutTheNumber[reason] });
    },
  );

  test('with every reason that the SDK knows is thought of: a newer one is noticed here', () => {
    const forgotten = refusals
      .map(([reason]) => reason)
      .filter((reason) => !(reason in answersByReason) && !ofOtherOperations.test(reason));
    expect(forgotten).toEqual([]);
  });

  test('of every class that sending may throw is thought of: a newer one is noticed here', () => {
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

  test('with a reason that a newer service may give still fails the text, as refused by the carrier', () => {
    const error = new ConflictException({ ...about, Reason: 'SOMETHING_NEW' as never });
    expect(answerOf(error)).toEqual({ kind: 'refused', failure: 'refused-by-carrier' });
    expect(answerOf(new ValidationException(about))).toEqual({
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
  ])('%s is about the number and not the text: it may be tried again', (_, error, reason) => {
    expect(answerOf(error)).toEqual({ kind: 'not taken', because: reason });
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    '%s proves that no connection was made',
    (code) => {
      expect(answerOf(because(code))).toEqual({ kind: 'not taken', because: 'no-connection' });
    },
  );

  test.each([
    ['a server error', new InternalServerException(about)],
    ['a broken connection', because('ECONNRESET')],
    ['a broken pipe', because('EPIPE')],
    ['a timeout', Object.assign(new Error('Request timed out'), { name: 'TimeoutError' })],
    ['anything else', new Error('?')],
    ['what is no error', 'thrown'],
  ])('%s proves nothing: it is ambiguous', (_, error) => {
    expect(answerOf(error)).toEqual({ kind: 'ambiguous' });
  });
});
