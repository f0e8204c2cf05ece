import type { Network } from './Network.ts';
import type { KnownNumber } from './numberRegistry.ts';
import { registrationIdOf } from './registrationIdOf.ts';

/** Describes a number as the service does. */
export function numberFacts(network: Pick<Network, 'faults'>, number: KnownNumber) {
  const registrationId = registrationIdOf(network, number);
  return {
    PhoneNumberArn: number.arn,
    PhoneNumberId: number.phoneNumberId,
    PhoneNumber: number.e164,
    Status: 'ACTIVE',
    IsoCountryCode: 'US',
    MessageType: 'TRANSACTIONAL',
    NumberCapabilities: ['SMS'],
    NumberType: number.numberType,
    MonthlyLeasingPrice: '1.00',
    TwoWayEnabled: number.twoWay,
    ...(number.twoWayChannelArn && { TwoWayChannelArn: number.twoWayChannelArn }),
    ...(number.twoWayChannelRole && { TwoWayChannelRole: number.twoWayChannelRole }),
    ...(registrationId !== undefined && { RegistrationId: registrationId }),
    SelfManagedOptOutsEnabled: number.selfManagedOptOuts,
    OptOutListName: number.optOutList,
    InternationalSendingEnabled: true,
    DeletionProtectionEnabled: true,
    ...(number.partsPerSecond !== undefined && {
      MessagingLimits: { RateLimits: { SMS: number.partsPerSecond } },
    }),
    CreatedTimestamp: Date.parse(number.addedAt) / 1000,
  };
}
