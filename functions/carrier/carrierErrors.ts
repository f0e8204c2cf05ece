import {
  AccessDeniedException,
  ConflictException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { CarrierAnswer } from './Carrier.ts';

/** Reasons that the carrier gives for refusing this text or person. Source: errors and enums of the service's own model. */
const refusals: Readonly<Record<string, FailureReason>> = {
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'opted-out',
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED: 'not-verified-in-sandbox',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: 'country-not-allowed',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: 'country-not-allowed',
  DESTINATION_COUNTRY_BLOCKED: 'country-not-allowed',
  COUNTRY_NOT_ENABLED: 'country-not-allowed',
  INTERNATIONAL_SENDING_NOT_SUPPORTED: 'country-not-allowed',
  PRICE_OVER_THRESHOLD: 'price-too-high',
  MAXIMUM_SIZE_EXCEEDED: 'text-refused',
  INVALID_PARAMETER: 'text-refused',
  FIELD_VALIDATION_FAILED: 'text-refused',
  NUMBER_CAPABILITIES_MISMATCH: 'number-not-able',
  MESSAGE_TYPE_MISMATCH: 'number-not-able',
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: 'number-not-able',
};

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * What an error of SendTextMessage proves. Validation, conflict, missing resource, denied access, spent quota and
 * throttling prove that nothing was taken; so does a connection that was never made. Everything else is ambiguous.
 */
export function answerOf(error: unknown): CarrierAnswer {
  if (error instanceof ThrottlingException) return { kind: 'not taken', because: 'throttled' };
  if (
    error instanceof ServiceQuotaExceededException ||
    error instanceof AccessDeniedException ||
    error instanceof ResourceNotFoundException
  ) {
    return { kind: 'not taken', because: 'number cannot send' };
  }
  if (error instanceof ConflictException || error instanceof ValidationException) {
    return { kind: 'refused', failure: refusals[error.Reason ?? ''] ?? 'refused-by-carrier' };
  }
  if (isNeverConnected(error)) return { kind: 'not taken', because: 'no connection' };
  return { kind: 'ambiguous' };
}

/** The HTTP handler names a connection that timed out before any byte was sent apart from a request that did. */
function isNeverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    neverConnected.has(code) || /did not establish a connection|Connection timed out/.test(error.message)
  );
}
