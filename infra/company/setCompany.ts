import { knownCompany } from './knownCompany.ts';
import { CannotOnboard } from './CannotOnboard.ts';
import { onboard } from './onboard.ts';
import type { Deployment } from './Deployment.ts';
import type { Asked } from './readCommand.ts';
import type { Taking } from './takeSteps.ts';

/** Changes what is named of a company. With the number that it already has, it recovers how that number is attached. */
export async function setCompany(deployment: Deployment, asked: Asked<'set'>, taking: Taking): Promise<void> {
  const {
    name,
    plan,
    'time-zone': timeZone,
    'number-id': numberId,
    'parts-per-second': partsPerSecond,
  } = asked;
  if ([name, plan, timeZone, numberId, partsPerSecond].every((change) => change === undefined)) {
    throw new CannotOnboard(
      'Say what to change: --name, --time-zone, --plan, --number-id or --parts-per-second.',
    );
  }
  const known = await knownCompany(deployment, asked.company);
  const company = {
    companyId: known.companyId,
    name: name ?? known.name,
    timeZone: timeZone ?? known.timeZone,
    plan: plan ?? known.plan,
  };
  await onboard(deployment, { company, numberId, partsPerSecond }, taking);
}
