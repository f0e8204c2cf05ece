import { isAttached } from './carrierAccount.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { preflight, type Preflight, type Wanted } from './preflight.ts';
import { findCompanyNumber } from './findCompanyNumber.ts';
import type { Deployment } from './Deployment.ts';
import { checkConflicts } from './checkConflicts.ts';
import { nextSteps } from './nextSteps.ts';
import { stepsOf } from './stepsOf.ts';
import { applySteps, type ApplyOptions } from './applySteps.ts';

/**
 * 1. Reads the current state. 2. Refuses conflicts before anything is changed. 3. Performs the open steps. 4.
 * Prints the next steps for a person. A repeated run, also after an interruption, changes nothing that is
 * already done.
 */
export async function onboard(
  deployment: Deployment,
  wanted: Wanted,
  applyOptions: ApplyOptions,
): Promise<void> {
  const found = await preflight(deployment, wanted);
  await checkConflicts(deployment, wanted, found);
  applyOptions.print(
    `${wanted.company.name} on ${deployment.name}${applyOptions.dryRun ? ' (dry run)' : ''}`,
  );
  await applySteps(stepsOf(deployment, wanted, found), applyOptions);

  const { companyId } = wanted.company;
  const lines = [
    ...nextSteps(deployment, {
      companyId,
      number: await numberAfter(deployment, wanted, found),
      formerList: await formerList(deployment, companyId, found),
      accountStatus: found.accountStatus,
      optOutLists: await deployment.carrier.countOptOutLists(),
    }),
  ];
  const { admin } = wanted;
  const next = admin && deployment.signIn.next(admin.email, found.account?.waiting ?? true);
  if (next !== undefined) lines.push(next);
  if (lines.length > 0) applyOptions.print('\nNext steps for you:');
  for (const line of lines) applyOptions.print(`  - ${line}`);
}

async function numberAfter(deployment: Deployment, { numberId }: Wanted, { company, number }: Preflight) {
  if (number) return number;
  return numberId === 'simulator'
    ? { kind: 'SIMULATOR', status: 'ACTIVE', registrationId: undefined }
    : findCompanyNumber(deployment, company);
}

/** The list that kept opt-outs before the number got its own list. */
async function formerList(
  { stage, carrier, channel }: Deployment,
  companyId: string,
  { number }: Preflight,
): Promise<string | undefined> {
  const own = optOutListOf(stage, companyId);
  if (!number || isAttached(number, channel, own) || number.optOutList === own) return undefined;
  return (await carrier.holdsOptOuts(number.optOutList)) ? number.optOutList : undefined;
}
