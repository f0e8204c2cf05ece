import { dataFolderOf } from '../local/runtime/dataFolderOf.ts';
import type { Deployment } from './Deployment.ts';

/** A deployed stage, or the product that runs on this machine with its data in `DATA_DIR`. */
export type Where = 'local' | { readonly stage: string };

/** Opens a deployment for an operator's command, and closes it when the command has ended. */
export async function withDeployment(
  where: Where,
  act: (deployment: Deployment) => Promise<void>,
): Promise<void> {
  // Node 20 works with the pinned version of the SDK, whose warning would be printed before the answer.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // Each is loaded when it is used, because the clients of the other would take 10 MB.
  const deployment =
    where === 'local'
      ? await (await import('./localDeployment.ts')).runningDeployment(dataFolderOf(process.env))
      : await (await import('./stageDeployment.ts')).stageDeployment(where.stage);
  try {
    await act(deployment);
  } finally {
    deployment.close();
  }
}
