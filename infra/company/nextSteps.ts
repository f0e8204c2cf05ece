import type { CarrierNumber, AccountStatus } from './carrierAccount.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import type { Deployment } from './Deployment.ts';

type Situation = {
  readonly companyId: string;
  /** The number that the company has or is getting. A newly requested one has only `kind`. */
  readonly number: Pick<CarrierNumber, 'kind' | 'status' | 'registrationId'> | undefined;
  /** The list that kept the number's opt-outs before, if it is another one. */
  readonly formerList?: string | undefined;
  readonly accountStatus: AccountStatus;
  /** How many opt-out lists the carrier account has. */
  readonly optOutLists: number;
};

/**
 * US dollars a month. A new account's limit is about a hundred texts. Source: End User Messaging SMS User
 * Guide, "sandbox".
 */
const limitOfNewAccount = 1;

/** The opt-out lists of an account, the default one included. Source: End User Messaging SMS User Guide, "Quotas". */
const usualOptOutLists = 25;
/** AWS needs some days to answer, so ask before the last list is used. */
const fewListsLeft = 5;

/** Lists what only a person can do, each with the page or command for it. */
export function nextSteps(
  deployment: Pick<Deployment, 'stage' | 'option' | 'console'>,
  situation: Situation,
): readonly string[] {
  const { companyId, number, formerList } = situation;
  return [
    number ? undefined : withoutNumber(companyId, deployment),
    formerList === undefined
      ? undefined
      : `The list ${formerList} kept the opt-outs of this number until now, and it is not empty. Copy the people who opted out of this company to ${optOutListOf(deployment.stage, companyId)}: aws pinpoint-sms-voice-v2 describe-opted-out-numbers lists them, put-opted-out-number adds one.`,
    ...(deployment.console === undefined ? [] : withTheCarrier(deployment.console, situation)),
  ].filter((line) => line !== undefined);
}

function withoutNumber(
  companyId: string,
  { console: pages, option }: Pick<Deployment, 'option' | 'console'>,
): string {
  const set = `npm run company -- set ${option} --company ${companyId} --number-id`;
  return pages === undefined
    ? `The company cannot text, because it has no number yet: ${set} simulator`
    : `The company cannot text, because it has no number yet: request a 10DLC or toll-free number at ${pages}, Phone numbers, then: ${set} phone-...`;
}

function withTheCarrier(
  pages: string,
  { number, accountStatus, optOutLists }: Situation,
): readonly (string | undefined)[] {
  return [
    number && aboutRegistration(number, pages),
    accountStatus.inSandbox
      ? `The carrier account is in the sandbox and texts verified phones only: ask to leave it at ${pages}, Overview, Request production access.`
      : undefined,
    aboutSpending(accountStatus, pages),
    aboutOptOutLists(optOutLists),
  ];
}

function aboutRegistration(
  { kind, status, registrationId }: NonNullable<Situation['number']>,
  pages: string,
): string | undefined {
  if (kind === 'SIMULATOR') {
    return `A simulator number reaches simulated phones only, such as +14254147755. To text people, register a 10DLC number (brand 1 to 2 working days, campaign up to 4 weeks) or a toll-free one (up to 15 working days) at ${pages}, Registrations, then give the company that number.`;
  }
  const way = kind === 'TOLL_FREE' ? 'toll-free' : '10DLC';
  if (kind === 'SHORT_CODE' || (status === 'ACTIVE' && registrationId !== undefined)) return undefined;
  return registrationId === undefined
    ? `The number has no ${way} registration, and carriers drop its texts: register it at ${pages}, Registrations.`
    : `The ${way} registration ${registrationId} is not complete, and the number is ${status}: follow it at ${pages}, Registrations.`;
}

function aboutSpending({ spendLimit, highestSpendLimit }: AccountStatus, pages: string): string | undefined {
  if (spendLimit === undefined) return undefined;
  if (highestSpendLimit !== undefined && spendLimit < highestSpendLimit) {
    return `Texting stops at ${dollars(spendLimit)} a month for all companies of the account together. You may raise this limit to ${dollars(highestSpendLimit)}: aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override --monthly-limit ${highestSpendLimit}`;
  }
  return spendLimit <= limitOfNewAccount
    ? `Texting stops at ${dollars(spendLimit)} a month, about a hundred texts: ask AWS Support for a higher spend limit at ${pages}, Overview, Spend limits.`
    : undefined;
}

function dollars(amount: number): string {
  return `USD ${amount.toLocaleString('en-US')}`;
}

function aboutOptOutLists(optOutLists: number): string | undefined {
  return optOutLists <= usualOptOutLists - fewListsLeft
    ? undefined
    : `The carrier account has ${optOutLists} opt-out lists: the default one, and one for each company. AWS allows ${usualOptOutLists} unless you asked for more: ask AWS Support to raise the quota "opt-out lists per account" of End User Messaging SMS before you add further companies.`;
}
