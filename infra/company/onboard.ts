import { isAttached } from './carrierAccount.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { gather, type Findings, type Wanted } from './findings.ts';
import { heldNumber } from './heldNumber.ts';
import type { Deployment } from './Deployment.ts';
import { refuseWhatCannotBe } from './refuseWhatCannotBe.ts';
import { remains } from './remains.ts';
import { stepsOf } from './stepsOf.ts';
import { takeSteps, type Taking } from './takeSteps.ts';

/**
 * 1 See what is already so. 2 Refuse what cannot be, before anything is changed. 3 Take the steps that are left. 4 Say what
 * remains for a person. Repeating it, also after it was cut off anywhere, changes nothing that is already so.
 */
export async function onboard(deployment: Deployment, wanted: Wanted, taking: Taking): Promise<void> {
  const found = await gather(deployment, wanted);
  await refuseWhatCannotBe(deployment, wanted, found);
  taking.say(
    `${wanted.company.name} on ${deployment.name}${taking.dryRun ? ', if this were no dry run' : ''}`,
  );
  await takeSteps(stepsOf(deployment, wanted, found), taking);

  const { companyId } = wanted.company;
  const lines = [
    ...remains(deployment, {
      companyId,
      number: await numberAfter(deployment, wanted, found),
      formerList: await formerList(deployment, companyId, found),
      accountStatus: found.accountStatus,
    }),
  ];
  const { admin } = wanted;
  const next = admin && deployment.signIn.next(admin.email, found.account?.waiting ?? true);
  if (next !== undefined) lines.push(next);
  if (lines.length > 0) taking.say('\nWhat remains for you:');
  for (const line of lines) taking.say(`  - ${line}`);
}

async function numberAfter(deployment: Deployment, { numberId }: Wanted, { company, number }: Findings) {
  if (number) return number;
  return numberId === 'simulator'
    ? { kind: 'SIMULATOR', status: 'ACTIVE', registrationId: undefined }
    : heldNumber(deployment, company);
}

/** The list on which people stand who opted out before the number came to its own list. */
async function formerList(
  { carrier, channel }: Deployment,
  companyId: string,
  { number }: Findings,
): Promise<string | undefined> {
  const own = optOutListOf(companyId);
  if (!number || isAttached(number, channel, own) || number.optOutList === own) return undefined;
  return (await carrier.holdsOptOuts(number.optOutList)) ? number.optOutList : undefined;
}
