import { OnboardingError } from './OnboardingError.ts';
import { findCompanyNumber } from './findCompanyNumber.ts';
import { onboard } from './onboard.ts';
import type { Deployment } from './Deployment.ts';
import type { CommandOptions } from './readCommand.ts';
import type { ApplyOptions } from './applySteps.ts';

/**
 * Onboards a company, or continues an onboarding that was interrupted. Refuses to change an existing company;
 * `setCompany` does that.
 */
export async function addCompany(
  deployment: Deployment,
  asked: CommandOptions<'add'>,
  applyOptions: ApplyOptions,
): Promise<void> {
  const companyId = asked.company ?? idFrom(asked.name);
  const company = { companyId, name: asked.name, timeZone: asked['time-zone'], plan: asked.plan };
  const known = await deployment.store.findCompany(companyId);
  const wantedNumber = asked['number-id'];
  if (known) {
    const other = (['name', 'timeZone', 'plan'] as const).find((fact) => known[fact] !== company[fact]);
    if (other !== undefined) {
      throw new OnboardingError(
        `The company ${companyId} already exists, and its ${words[other]} is "${known[other]}": change it with "set", or give the new company another id with --company.`,
      );
    }
    const held = wantedNumber === undefined ? undefined : await findCompanyNumber(deployment, known);
    const isHeld = wantedNumber === held?.id || (wantedNumber === 'simulator' && held?.kind === 'SIMULATOR');
    if (held && !isHeld) {
      throw new OnboardingError(
        `${known.name} (${companyId}) already texts from the number ${held.id}: change it with "set", or give a new company another id with --company.`,
      );
    }
  }
  await onboard(
    deployment,
    {
      company,
      numberId: wantedNumber,
      partsPerSecond: asked['parts-per-second'],
      admin: { email: asked['admin-email'], name: asked['admin-name'] },
    },
    applyOptions,
  );
}

const words = { name: 'name', timeZone: 'time zone', plan: 'plan' } as const;

function idFrom(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  if (letters === '') {
    throw new OnboardingError(
      `The name "${name}" has no letters for an id: give one with --company, such as co_oakhill.`,
    );
  }
  return `co_${letters.slice(0, 40)}`;
}
