import { Logger } from '@aws-lambda-powertools/logger';
import { withSourcePosition } from './sourcePosition.ts';

/** Writes structured log lines with ids and facts. Never log a phone number or the text of a message. */
export const logger = new Logger({ serviceName: 'conversations' });

/** A stack line with a position in a file. A message may contain lines that only begin like one. */
const stackFrame = /^\s+at .*(file:\/\/|node:|\/|[A-Z]:\\)\S+:\d+:\d+\)?$/;

/**
 * The errors of AWS services whose message names a resource, an action or a limit, and never quotes a text. The message of any
 * other error may quote one, and the stack leads to its line.
 */
const messageIsSafe = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'InternalServerError',
  'KMSAccessDeniedException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingException',
  'TransactionInProgressException',
  'UnrecognizedClientException',
]);

/** Numbers of phones, and addresses of people: to SES the recipient of a mail is a resource. */
const personal = /\+?\d{7,}|[^\s/'"`]+@[^\s/'"`]+/g;

type ServiceError = Error & { readonly $metadata?: { readonly requestId?: string } };

type ErrorFacts = {
  readonly error: string;
  readonly errorMessage?: string;
  /** The id of the request to an AWS service, for a support case. */
  readonly serviceRequestId?: string;
  readonly at: readonly string[];
};

/**
 * Returns the parts of an error that are safe to log: its name, its stack frames with positions in the source, and for some
 * errors of AWS services the message, without long numbers and mail addresses.
 */
export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const { name, message, stack = '', $metadata } = error as ServiceError;
  const lines = stack.replace(message, '').split('\n');
  return {
    error: name,
    ...($metadata && messageIsSafe.has(name) && { errorMessage: message.replace(personal, '…') }),
    ...($metadata?.requestId !== undefined && { serviceRequestId: $metadata.requestId }),
    at: lines.filter((line) => stackFrame.test(line)).map((line) => withSourcePosition(line.trim())),
  };
}
