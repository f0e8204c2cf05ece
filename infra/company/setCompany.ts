import { requireCompany } from './requireCompany.ts';
import { OnboardingError } from './OnboardingError.ts';
import { onboard } from './onboard.ts';
import type { Deployment } from './Deployment.ts';
import type { CommandOptions } from './readCommand.ts';
import type { ApplyOptions } from './applySteps.ts';

/**
 * Changes the named fields of a company. Given the company's current number, it repairs the number's
 * settings.
 */
export async function setCompany(
  deployment: Deployment,
  asked: CommandOptions<'set'>,
  applyOptions: ApplyOptions,
): Promise<void> {
  const {
    name,
    plan,
    'time-zone': timeZone,
    'number-id': numberId,
    'parts-per-second': partsPerSecond,
    'automations-need-consent': automationsNeedConsent,
    'members-need-consent': membersNeedConsent,
  } = asked;
  const consentRules = {
    ...(automationsNeedConsent !== undefined && { automationsNeedConsent }),
    ...(membersNeedConsent !== undefined && { membersNeedConsent }),
  };
  const changes = [name, plan, timeZone, numberId, partsPerSecond, ...Object.values(consentRules)];
  if (changes.every((change) => change === undefined)) {
    throw new OnboardingError(
      'Nothing to change: use --name, --time-zone, --plan, --number-id, --parts-per-second, --automations-need-consent or --members-need-consent.',
    );
  }
  const known = await requireCompany(deployment, asked.company);
  const company = {
    companyId: known.companyId,
    name: name ?? known.name,
    timeZone: timeZone ?? known.timeZone,
    plan: plan ?? known.plan,
    ...consentRules,
  };
  await onboard(deployment, { company, numberId, partsPerSecond }, applyOptions);
}
