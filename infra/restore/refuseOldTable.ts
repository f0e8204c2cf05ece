import type { Deployment } from '../company/Deployment.ts';
import { OnboardingError } from '../company/OnboardingError.ts';

/**
 * Throws `OnboardingError` while the stage's settings name a restored table with which the stage is not deployed: settling would
 * start sending from the old table.
 */
export function refuseOldTable({
  name,
  option,
  table: used,
}: Pick<Deployment, 'name' | 'option' | 'table'>): void {
  if (used.restored === undefined || used.restored === used.name) return;
  throw new OnboardingError(
    `The functions of ${name} use the table ${used.name}, not ${used.restored}, which its restoredTable in infra/aws/stages.ts names. Deploy first (npm run deploy -- ${option}), then repeat this command. Nothing was changed.`,
  );
}
