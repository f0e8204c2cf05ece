import { randomBytes, randomUUID } from 'node:crypto';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { OnboardingError } from './OnboardingError.ts';
import { type CarrierNumber, isAttached } from './carrierAccount.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import type { Preflight, Wanted } from './preflight.ts';
import { rateLimitOf } from './rateLimitOf.ts';
import type { Deployment } from './Deployment.ts';

export type Step = {
  /** The state after the step, for a person to read. */
  readonly what: () => string;
  readonly already: boolean;
  /** Why only a person can do the step, and how. */
  readonly byHand?: string | undefined;
  readonly act: () => Promise<void>;
};

/**
 * Returns the steps from the current state to the wanted one. Their order is safe to interrupt: texts find
 * their company before the carrier passes them on, and texting is off until the company's own list keeps the
 * opt-outs.
 */
export function stepsOf(deployment: Deployment, wanted: Wanted, found: Preflight): readonly Step[] {
  return [
    companyStep(deployment, wanted, found),
    ...numberSteps(deployment, wanted, found),
    ...adminSteps(deployment, wanted, found),
  ];
}

/** Returns true when the company is stored with all these facts. */
function isStored(facts: Wanted['company'], known: NonNullable<Preflight['company']>): boolean {
  return Object.entries(facts).every(([name, value]) => known[name as keyof typeof facts] === value);
}

function companyStep({ store }: Deployment, { company }: Wanted, { company: known }: Preflight): Step {
  return {
    what: () => `${company.name} (${company.companyId}), on the ${company.plan} plan, in ${company.timeZone}`,
    already: known !== undefined && isStored(company, known),
    act: () => store.keepCompany(company, randomBytes(32).toString('hex')),
  };
}

function numberSteps(deployment: Deployment, wanted: Wanted, found: Preflight): readonly Step[] {
  const { stage, store, carrier, channel } = deployment;
  const { companyId, name } = wanted.company;
  const { numberId, partsPerSecond } = wanted;
  const rateLimit = rateLimitOf(wanted, found);
  const rateLimitStep: Step = {
    what: () => `At most ${rateLimit} ${rateLimit === 1 ? 'part' : 'parts'} of text a second`,
    already: found.rateLimit === rateLimit,
    act: () => store.setRateLimit(companyId, rateLimit),
  };
  if (numberId === undefined) return partsPerSecond === undefined ? [] : [rateLimitStep];

  const optOutList = optOutListOf(stage, companyId);
  let { number } = found;
  const known = () => {
    if (!number) throw new Error('The number has not been requested yet');
    return number;
  };
  const called = () => (number ? `${formatPhoneNumber(number.e164)}, ${number.id},` : 'The new number');
  const byHand = number && whyNotYet(number, deployment);
  return [
    ...(numberId === 'simulator'
      ? [
          {
            what: () => 'A simulator number, requested from the carrier',
            already: number !== undefined,
            act: async () => {
              number = await carrier.requestSimulatorNumber(optOutList, name);
            },
          },
        ]
      : []),
    {
      what: () => `${called()} belongs to this company only`,
      already: found.numberOwner?.companyId === companyId,
      act: async () => {
        if (await store.claimNumber(known().e164, companyId)) return;
        throw new OnboardingError('Another company got this number a moment ago: choose another one.');
      },
    },
    {
      what: () => `Its own list keeps the opt-outs: ${optOutList}`,
      already: found.hasOptOutList,
      act: () => carrier.createOptOutList(optOutList),
    },
    {
      what: () => 'Texts to the number arrive here, STOP and HELP included, and it uses its own list',
      already: number !== undefined && isAttached(number, channel, optOutList),
      byHand,
      act: () => carrier.attachNumber(known().id, channel, optOutList),
    },
    {
      what: () => `Receipts come through the configuration set ${channel.configurationSet}`,
      already: found.hasConfigurationSet,
      act: async () => {},
    },
    rateLimitStep,
    {
      what: () => 'The company texts from the number',
      already: number !== undefined && found.company?.originationNumber === number.e164,
      byHand,
      act: () => store.openTexting(companyId, known().e164),
    },
  ];
}

function whyNotYet({ id, status }: CarrierNumber, { console: pages }: Deployment): string | undefined {
  return status === 'ACTIVE'
    ? undefined
    : `the carrier says that ${id} is ${status}; repeat this command once it is ACTIVE${pages === undefined ? '' : ` (${pages}, Phone numbers)`}`;
}

function adminSteps(deployment: Deployment, { company, admin }: Wanted, found: Preflight): readonly Step[] {
  if (!admin) return [];
  const { store, signIn } = deployment;
  const known = found.membership?.member;
  let subject = found.account?.subject;
  return [
    {
      what: () => `${admin.name} (${admin.email}) is invited to sign in`,
      already: subject !== undefined,
      act: async () => {
        subject = await signIn.invite({ ...admin, company: company.name });
      },
    },
    {
      what: () => `${known?.name ?? admin.name} is a member, as admin`,
      already: known?.role === 'admin',
      async act() {
        if (subject === undefined) throw new Error('The admin has not been invited yet');
        await store.putMember(subject, company.companyId, {
          memberId: `mem_${randomUUID().replaceAll('-', '')}`,
          ...admin,
          ...known,
          role: 'admin',
        });
      },
    },
  ];
}
