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
import { describe, expect, test } from 'vitest';
import { answerOf } from './carrierErrors.ts';

const about = { message: 'The carrier says no', $metadata: {} };
const because = (code: string) => Object.assign(new Error('connect failed'), { code });

describe('an error of the carrier (P14, P15)', () => {
  test.each([
    ...Object.values(ConflictExceptionReason).map(
      (Reason) => [Reason, new ConflictException({ ...about, Reason })] as const,
    ),
    ...Object.values(ValidationExceptionReason).map(
      (Reason) => [Reason, new ValidationException({ ...about, Reason })] as const,
    ),
  ])('%s proves that this text was not taken: it fails', (_, error) => {
    expect(answerOf(error)).toMatchObject({ kind: 'refused', failure: expect.any(String) });
  });

  test('with a reason that a newer service may give still fails the text, as refused by the carrier', () => {
    const error = new ConflictException({ ...about, Reason: 'SOMETHING_NEW' as never });
    expect(answerOf(error)).toEqual({ kind: 'refused', failure: 'refused-by-carrier' });
  });

  test.each<readonly [string, Error]>([
    ...Object.values(ServiceQuotaExceededExceptionReason).map(
      (Reason) => [Reason, new ServiceQuotaExceededException({ ...about, Reason })] as const,
    ),
    ['AccessDenied', new AccessDeniedException({ ...about, Reason: 'ACCOUNT_DISABLED' })],
    ['ResourceNotFound', new ResourceNotFoundException({ ...about, ResourceType: 'phone-number' })],
  ])('%s is about the number and not the text: it may be tried again', (_, error) => {
    expect(answerOf(error)).toEqual({ kind: 'not taken', because: 'number cannot send' });
  });

  test('that throttles proves that nothing was taken', () => {
    expect(answerOf(new ThrottlingException(about))).toEqual({ kind: 'not taken', because: 'throttled' });
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    '%s proves that no connection was made',
    (code) => {
      expect(answerOf(because(code))).toEqual({ kind: 'not taken', because: 'no connection' });
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
