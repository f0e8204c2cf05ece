import {
  AccessDeniedException,
  ConflictException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
  type ConflictExceptionReason,
  type ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { PauseReason } from '#shared/domain/numberPause.ts';
import type { CarrierVerdict } from './Carrier.ts';

const deferred = (because: Exclude<PauseReason, 'no-answer'>) => ({ kind: 'deferred', because }) as const;
const refused = (failure: FailureReason) => ({ kind: 'refused', failure }) as const;

/**
 * The answer for each refusal reason. A reason proves that the carrier accepted nothing. A reason of the text or person fails the
 * text; a reason of our number makes texts wait. The table has every reason that sending may return. A test compares it with
 * the SDK's list, so that a new reason is noticed. Source: enums of the service model.
 */
export const verdictsByReason: {
  readonly [Reason in ConflictExceptionReason | ValidationExceptionReason]?: CarrierVerdict;
} = {
  DESTINATION_PHONE_NUMBER_OPTED_OUT: refused('opted-out-at-carrier'),
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED: refused('not-verified-in-sandbox'),
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: refused('country-not-allowed'),
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: refused('country-not-allowed'),
  DESTINATION_COUNTRY_BLOCKED: refused('country-not-allowed'),
  COUNTRY_NOT_ENABLED: refused('country-not-allowed'),
  COUNTRY_CODE_MISMATCH: refused('country-not-allowed'),
  INTERNATIONAL_SENDING_NOT_SUPPORTED: refused('country-not-allowed'),
  PRICE_OVER_THRESHOLD: refused('price-too-high'),
  MAXIMUM_SIZE_EXCEEDED: refused('text-refused'),
  INVALID_PARAMETER: refused('text-refused'),
  FIELD_VALIDATION_FAILED: refused('text-refused'),
  CANNOT_PARSE: refused('text-refused'),
  MISSING_PARAMETER: refused('refused-by-carrier'),
  INVALID_REQUEST: refused('refused-by-carrier'),
  OTHER: refused('refused-by-carrier'),
  NUMBER_CAPABILITIES_MISMATCH: deferred('number-not-active'),
  MESSAGE_TYPE_MISMATCH: deferred('number-not-active'),
  KEYWORD_MISMATCH: deferred('number-not-active'),
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: refused('number-not-able'),
  SENDER_ID_NOT_SUPPORTED: deferred('number-not-active'),
  SENDER_ID_NOT_REGISTERED: deferred('number-not-active'),
  SENDER_ID_REQUIRES_REGISTRATION: deferred('number-not-active'),
  MEDIA_TYPE_NOT_SUPPORTED: refused('text-refused'),
  NO_ORIGINATION_IDENTITIES_FOUND: deferred('number-not-active'),
  RESOURCE_NOT_ACTIVE: deferred('number-not-active'),
  REGISTRATION_NOT_COMPLETE: deferred('number-not-active'),
  CHANNEL_NOT_ENABLED: deferred('account-not-allowed'),
  RESOURCE_NOT_ACCESSIBLE: deferred('account-not-allowed'),
};

/**
 * The errors with which any AWS service rejects credentials or a signature, and the SDK's own error when it finds no credentials
 * and sends nothing. Source: "Common Errors" in the service's API reference.
 */
const credentialErrors = new Set([
  'CredentialsProviderError',
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
]);

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

/**
 * Returns what an error of SendTextMessage proves. Validation, conflict, missing resource, denied access, spent quota and
 * throttling prove that the carrier accepted nothing. So do rejected credentials, every other 4xx status, and a connection that was
 * never established. Everything else is ambiguous: without an idempotency token, a retry might text the person twice.
 */
export function verdictOf(error: unknown): CarrierVerdict {
  if (error instanceof ThrottlingException) return deferred('too-fast');
  if (error instanceof ServiceQuotaExceededException) return deferred('spend-limit');
  if (error instanceof AccessDeniedException) return deferred('account-not-allowed');
  if (error instanceof ResourceNotFoundException) return deferred('number-not-active');
  if (error instanceof ConflictException || error instanceof ValidationException) {
    return (error.Reason && verdictsByReason[error.Reason]) ?? refused('refused-by-carrier');
  }
  if (error instanceof Error && credentialErrors.has(error.name)) return deferred('credentials-rejected');
  if (isNeverConnected(error)) return deferred('no-connection');
  return answerOfStatus((error as { readonly $metadata?: ResponseMetadata }).$metadata?.httpStatusCode);
}

type ResponseMetadata = { readonly httpStatusCode?: number };

/**
 * Returns what the status of an unmodeled error proves. A 4xx status is a rejection before any work was done, except 408, with
 * which a proxy may give up on a request that it has passed on.
 */
function answerOfStatus(status = 0): CarrierVerdict {
  if (status === 429) return deferred('too-fast');
  if (status === 401 || status === 403) return deferred('account-not-allowed');
  return status >= 400 && status < 500 && status !== 408
    ? refused('refused-by-carrier')
    : { kind: 'ambiguous' };
}

/**
 * Returns true when connecting or resolving the address failed. It checks the system call, because the same codes may break a
 * connection that has carried a request. The HTTP handler reports a connection timeout with its own message.
 */
function isNeverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Node tries the hosts of an address one after the other, so each of them must have failed to connect.
  if (error instanceof AggregateError) return error.errors.every(isNeverConnected);
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const whileConnecting = syscall === 'connect' || syscall === 'getaddrinfo';
  return (
    (whileConnecting && neverConnected.has(code)) || error.message.includes('did not establish a connection')
  );
}
