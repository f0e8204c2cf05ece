import { PinpointSMSVoiceV2ServiceException } from '@aws-sdk/client-pinpoint-sms-voice-v2';

/**
 * Returns true for an answer of the carrier that says that our request was wrong, such as a missing permission. The same request
 * fails again until a person changes something, so it must not end as a silent retry.
 */
export function isDefect(error: unknown): boolean {
  return (
    error instanceof PinpointSMSVoiceV2ServiceException &&
    error.$fault === 'client' &&
    !error.$retryable &&
    (error.$metadata.httpStatusCode ?? 0) < 500
  );
}
