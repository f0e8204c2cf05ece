import { isRefused } from '#shared/domain/refusal.ts';
import type { Company } from '#shared/domain/company.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { defaultPartsPerSecond } from '#shared/store/rateLimitStore.ts';
import { type CarrierNumber, isAttached } from './carrierAccount.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { findCompanyNumber } from './findCompanyNumber.ts';
import { requireCompany } from './requireCompany.ts';
import type { Deployment } from './Deployment.ts';
import { nextSteps } from './nextSteps.ts';

/** Prints one company, its number at the carrier, and the next steps for a person. Changes nothing. */
export async function showCompany(
  deployment: Deployment,
  companyId: string,
  print: (line: string) => void,
): Promise<void> {
  const { store, carrier } = deployment;
  const company = await requireCompany(deployment, companyId);
  const held = company.originationNumber;
  const number = await findCompanyNumber(deployment, company);
  const rateLimit = (await store.findRateLimit(companyId)) ?? defaultPartsPerSecond;
  const listed = await store.listMembers(companyId);
  const members = isRefused(listed) ? [] : listed.items;
  const rows: readonly (readonly [string, string])[] = [
    ['plan', company.plan === 'advanced' ? 'advanced' : `${company.plan} (texting needs advanced)`],
    ['time zone', company.timeZone],
    ['consent', consentRules(company)],
    ['number', held === undefined ? 'none yet' : `${formatPhoneNumber(held)} ${aboutNumber(number)}`],
    ...(number ? [['inbound', inbound(deployment, companyId, number)] as const] : []),
    ['rateLimit', `${rateLimit} ${rateLimit === 1 ? 'part' : 'parts'} a second`],
    ...members.map(
      ({ name, email, role }, at) => [at === 0 ? 'members' : '', `${name} (${email}), ${role}`] as const,
    ),
  ];
  print(`${company.name} (${companyId}) on ${deployment.name}`);
  for (const [word, fact] of rows) print(`  ${word.padEnd(12)}${fact}`);
  if (members.length === 0) print('  members     none');

  const lines = nextSteps(deployment, {
    companyId,
    number,
    accountStatus: await carrier.accountStatus(),
    optOutLists: await carrier.countOptOutLists(),
  });
  if (lines.length > 0) print('\nNext steps for you:');
  for (const line of lines) print(`  - ${line}`);
}

function consentRules({
  automationsNeedConsent = true,
  membersNeedConsent = false,
}: Partial<Company>): string {
  const senders = [
    ...(automationsNeedConsent ? ['automations'] : []),
    ...(membersNeedConsent ? ['members'] : []),
  ];
  return senders.length === 0 ? 'not required' : `required of ${senders.join(' and ')}`;
}

function aboutNumber(number: CarrierNumber | undefined): string {
  return number
    ? `(${number.id}, ${number.kind}, ${number.status})`
    : '(the carrier account does not have it: choose another number)';
}

function inbound({ stage, channel, option }: Deployment, companyId: string, number: CarrierNumber): string {
  return isAttached(number, channel, optOutListOf(stage, companyId))
    ? `arrives here, STOP and HELP included; opt-outs on ${number.optOutList}`
    : `set up wrongly; to repair all numbers: npm run company -- reattach ${option}`;
}
