import { OnboardingError } from './OnboardingError.ts';
import type { Preflight, Wanted } from './preflight.ts';
import type { Deployment } from './Deployment.ts';

/**
 * Throws `OnboardingError` if the carrier or another company prevents the change, before anything is changed.
 */
export async function checkConflicts(
  deployment: Deployment,
  wanted: Wanted,
  found: Preflight,
): Promise<void> {
  const reason = (await numberConflict(deployment, wanted, found)) ?? deploymentConflict(deployment, found);
  if (reason !== undefined) throw new OnboardingError(reason);
}

async function numberConflict(
  { name: deploymentName, carrier, channel }: Deployment,
  { company, numberId }: Wanted,
  { number, numberOwner }: Preflight,
): Promise<string | undefined> {
  if (numberId === undefined) return undefined;
  if (!number) {
    if (numberId === 'simulator') return undefined;
    const ids = (await carrier.listNumbers()).map(({ id }) => id);
    return `The carrier has no number ${numberId} on ${deploymentName}: ${ids.length === 0 ? 'it has no numbers' : `it has ${ids.join(', ')}`}; "simulator" requests one for tests.`;
  }
  if (numberOwner && numberOwner.companyId !== company.companyId) {
    return `The number ${number.id} belongs to ${numberOwner.name} (${numberOwner.companyId}): choose another one.`;
  }
  if (number.poolId !== undefined) {
    return `The number ${number.id} is in the pool ${number.poolId}, whose settings apply to it: take it out of the pool first.`;
  }
  if (!number.textsTransactional) {
    return `The number ${number.id} is not for transactional SMS: choose one that is.`;
  }
  if (number.status === 'DELETED' || number.status === 'DISASSOCIATING') {
    return `The carrier is giving up the number ${number.id} (${number.status}): choose another one.`;
  }
  const { twoWay, twoWayChannelArn } = number;
  const isElsewhere =
    twoWay && twoWayChannelArn !== undefined && twoWayChannelArn !== channel.inboundTopicArn;
  return isElsewhere && !numberOwner
    ? `Texts to the number ${number.id} go to ${twoWayChannelArn}, which does not belong to ${deploymentName}: turn off its two-way texting there first, or choose another one.`
    : undefined;
}

function deploymentConflict(
  { name, channel }: Deployment,
  { hasConfigurationSet }: Preflight,
): string | undefined {
  return hasConfigurationSet
    ? undefined
    : `The configuration set ${channel.configurationSet} is missing on ${name}, and no receipt arrives without it: deploy the stage again.`;
}
