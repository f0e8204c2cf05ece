import type { NumberType as AwsNumberType, RegistrationStatus } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { NumberType, RegistrationState } from '#shared/domain/registration.ts';

/** The states of a registration by the carrier's status. Source: API reference, RegistrationInformation. */
export const registrationStates: Readonly<Record<RegistrationStatus, RegistrationState>> = {
  CREATED: 'not-submitted',
  SUBMITTED: 'in-review',
  AWS_REVIEWING: 'in-review',
  REVIEWING: 'in-review',
  REQUIRES_AUTHENTICATION: 'confirm-by-mail',
  REQUIRES_UPDATES: 'needs-changes',
  PROVISIONING: 'being-set-up',
  COMPLETE: 'complete',
  CLOSED: 'closed',
  DELETED: 'closed',
};

const types: Readonly<Record<AwsNumberType, NumberType>> = {
  TEN_DLC: '10dlc',
  TOLL_FREE: 'toll-free',
  SHORT_CODE: 'short-code',
  LONG_CODE: 'long-code',
  SIMULATOR: 'simulator',
};

/** The types of numbers by the carrier's names. A newer name is not in it. */
export const numberTypes: Readonly<Record<string, NumberType | undefined>> = types;

/** Returns the state of a number without a registration: the American networks drop unregistered 10DLC and toll-free texts. */
export function withoutRegistration(type: NumberType): RegistrationState {
  return type === '10dlc' || type === 'toll-free' ? 'not-started' : 'not-needed';
}
