import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import type { CompanyWithSecret, Membership } from '#shared/store/companyStore.ts';
import type { CompanyFacts } from '#shared/store/onboardingStore.ts';
import type { CarrierNumber, AccountStatus } from './carrierAccount.ts';
import type { Deployment } from './Deployment.ts';

/** The company after the command. Absent fields stay as they are. */
export type Wanted = {
  readonly company: CompanyFacts;
  /** The id of a number in the carrier account, or `simulator` to request one. */
  readonly numberId?: string | undefined;
  readonly partsPerSecond?: number | undefined;
  readonly admin?: { readonly email: string; readonly name: string };
};

/** The current state. */
export type Preflight = {
  readonly company: CompanyWithSecret | undefined;
  /**
   * The wanted number. Undefined when none is wanted, the carrier has none with that id, or it is still to be
   * requested.
   */
  readonly number: CarrierNumber | undefined;
  readonly numberOwner: CompanyWithSecret | undefined;
  readonly hasOptOutList: boolean;
  readonly hasConfigurationSet: boolean;
  readonly rateLimit: number | undefined;
  readonly account: { readonly subject: string; readonly waiting: boolean } | undefined;
  readonly membership: Membership | undefined;
  readonly accountStatus: AccountStatus;
};

/** Reads the current state and changes nothing. */
export async function preflight(
  deployment: Deployment,
  { company: wanted, numberId, admin }: Wanted,
): Promise<Preflight> {
  const { stage, store, carrier, signIn, channel } = deployment;
  const { companyId } = wanted;
  const company = await store.findCompany(companyId);
  const number = numberId === undefined ? undefined : await findNumber(deployment, companyId, numberId);
  const owner = number && (await store.findNumberOwner(number.e164));
  const account = admin && (await signIn.find({ ...admin, company: wanted.name }));
  return {
    company,
    number,
    numberOwner: owner === undefined ? undefined : await store.findCompany(owner),
    hasOptOutList: await carrier.hasOptOutList(optOutListOf(stage, companyId)),
    hasConfigurationSet: await carrier.hasConfigurationSet(channel.configurationSet),
    rateLimit: await store.findRateLimit(companyId),
    account,
    membership: account && (await store.findMembership(account.subject, companyId)),
    accountStatus: await carrier.accountStatus(),
  };
}

/** Finds a simulator number that was already requested for the company, by its owner or its opt-out list. */
async function findNumber(
  { stage, store, carrier }: Deployment,
  companyId: string,
  numberId: string,
): Promise<CarrierNumber | undefined> {
  if (numberId !== 'simulator') return carrier.findNumber(numberId);
  for (const number of await carrier.listNumbers()) {
    if (number.kind !== 'SIMULATOR') continue;
    if (number.optOutList === optOutListOf(stage, companyId)) return number;
    if ((await store.findNumberOwner(number.e164)) === companyId) return number;
  }
  return undefined;
}
