import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { isAttached } from './carrierAccount.ts';
import type { Deployment } from './Deployment.ts';
import { applySteps, type ApplyOptions } from './applySteps.ts';

/**
 * Reconnects every number that a company owns, former numbers too, to the deployment's topic and role and the
 * company's opt-out list. Needed after the topics were deleted and recreated under other names, or after a
 * number was changed in the console.
 */
export async function reattachNumbers(deployment: Deployment, applyOptions: ApplyOptions): Promise<void> {
  const { stage, store, carrier, channel } = deployment;
  const numbers = await carrier.listNumbers();
  const owned = await Promise.all(
    numbers.map(async (number) => ({ number, companyId: await store.findNumberOwner(number.e164) })),
  );
  const steps = owned.flatMap(({ number, companyId }) => {
    if (companyId === undefined) return [];
    const optOutList = optOutListOf(stage, companyId);
    return [
      {
        what: () => `${formatPhoneNumber(number.e164)} (${number.id}) of ${companyId} is attached`,
        already: isAttached(number, channel, optOutList),
        byHand: number.status === 'ACTIVE' ? undefined : `the carrier says that it is ${number.status}`,
        act: () => carrier.attachNumber(number.id, channel, optOutList),
      },
    ];
  });
  applyOptions.print(
    steps.length === 0
      ? `No company on ${deployment.name} has a number.`
      : `Numbers on ${deployment.name}${applyOptions.dryRun ? ' (dry run)' : ''}`,
  );
  await applySteps(steps, applyOptions);
}
