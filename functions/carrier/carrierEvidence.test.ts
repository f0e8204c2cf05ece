import { ValidationException } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { expect, test } from 'vitest';
import { evidenceOf } from './carrierEvidence.ts';

test('an answer is identified by error name, reason, request id and HTTP status', () => {
  const error = new ValidationException({
    message: 'refused',
    Reason: 'OTHER',
    $metadata: { requestId: '4f6c2a90-0d1e-4b7a-9f10-6a2b7c8d9e0f', httpStatusCode: 400 },
  });
  expect(evidenceOf(error)).toEqual({
    error: 'ValidationException',
    reason: 'OTHER',
    requestId: '4f6c2a90-0d1e-4b7a-9f10-6a2b7c8d9e0f',
    status: 400,
  });
});

test('a connection that failed is identified by its system error', () => {
  expect(evidenceOf(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toEqual({
    error: 'ECONNREFUSED',
  });
});

test.each([
  ['a number', '+15550102214'],
  ['a number without its plus sign', '15550102214'],
  ['a text', 'Ana, the lockbox is open'],
  ['nothing that identifies', undefined],
  ['an object', { number: '+15550102214' }],
])('%s never becomes evidence (P22)', (_, quoted) => {
  const answer = Object.assign(new Error(`The carrier quotes ${JSON.stringify(quoted)}`), {
    name: quoted,
    code: quoted,
    Reason: quoted,
    $metadata: { requestId: quoted },
  });
  expect(evidenceOf(answer)).toEqual({});
});

test('a thrown value that is not an error is evidence of nothing', () => {
  expect(evidenceOf('call +15550102214')).toEqual({});
  expect(evidenceOf(undefined)).toEqual({});
});
