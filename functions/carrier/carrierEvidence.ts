import type { CarrierEvidence } from '#shared/domain/deliveryHistory.ts';

type Answer = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly Reason?: unknown;
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
};

/** An identifier of the service or of Node. A text has spaces, and a number begins with a digit or a plus sign. */
const identifier = /^[A-Za-z_][\w.-]{0,79}$/;
const requestIdentifier = /^(?=.*[A-Za-z])[\w=-]{8,80}$/;

/**
 * Returns the parts of an answer that identify it: error name, reason, request id and HTTP status. The message of an error is
 * left out, because it may quote the number or the text.
 */
export function evidenceOf(answer: unknown): CarrierEvidence {
  const { name, code, Reason, $metadata } = (answer ?? {}) as Answer;
  const error = [code, name].find((known): known is string => matches(known, identifier));
  const requestId = $metadata?.requestId;
  const status = $metadata?.httpStatusCode;
  return {
    ...(error !== undefined && { error }),
    ...(matches(Reason, identifier) && { reason: Reason }),
    ...(matches(requestId, requestIdentifier) && { requestId }),
    ...(status !== undefined && { status }),
  };
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
