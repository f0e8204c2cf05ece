import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { NumberAtCarrier } from '#shared/domain/registration.ts';

/** The carrier's own records of numbers and their registrations, as far as reading goes. */
export type CarrierNumbers = {
  /** Describes a number. 'not here' when the account does not have it, 'unreachable' when the carrier did not answer. */
  readonly describe: (number: PhoneNumber) => Promise<NumberAtCarrier | 'not here' | 'unreachable'>;
};
