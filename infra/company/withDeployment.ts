import type { Deployment } from './Deployment.ts';
import { runningDeployment } from './localDeployment.ts';
import { stageDeployment } from './stageDeployment.ts';

/** A deployed stage, or the product that runs on this machine with its data in `DATA_DIR`. */
export type Where = 'local' | { readonly stage: string };

/** Opens a deployment for an operator's command, and closes it when the command has ended. */
export async function withDeployment(
  where: Where,
  act: (deployment: Deployment) => Promise<void>,
): Promise<void> {
  // Node 20 works with the pinned version of the SDK, whose warning would be printed before the answer.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const deployment =
    where === 'local'
      ? await runningDeployment(process.env['DATA_DIR'] || '.local')
      : await stageDeployment(where.stage);
  try {
    await act(deployment);
  } finally {
    deployment.close();
  }
}
