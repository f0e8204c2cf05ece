import { defaultTiming } from '#functions/grants.ts';
import { settleRestored } from '#functions/messages/settleRestored.ts';
import { runningDeployment } from '../company/localDeployment.ts';
import type { Deployment } from '../company/Deployment.ts';
import { reasonOf } from '../company/reasonOf.ts';
import { stageDeployment } from '../company/stageDeployment.ts';
import { readRestore, type RestoreCommand } from './readRestore.ts';
import { answerHelp } from '../commands/help.ts';

/** `npm run restore -- stop|settle`, on a deployed stage or on this machine. */
async function restore(): Promise<void> {
  answerHelp('restore');
  const { act, where } = readRestore(process.argv.slice(2));
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const deployment =
    where === 'local'
      ? await runningDeployment(process.env['DATA_DIR'] || '.local')
      : await stageDeployment(where.stage);
  try {
    console.log(await perform(act, deployment));
  } finally {
    deployment.close();
  }
}

/** Performs the command and returns what to tell the operator. */
async function perform(act: RestoreCommand['act'], { messages, name, option }: Deployment): Promise<string> {
  if (act === 'stop') {
    await messages.stopSending();
    return `Sending on ${name} is stopped. Texts wait until you settle the restore: npm run restore -- settle ${option}`;
  }
  if (await messages.maySend()) return `Sending on ${name} is not stopped, so there is no restore to settle.`;
  const granted = { store: messages, now: () => new Date(), timing: defaultTiming };
  const settled = await settleRestored(granted);
  return `${settled} texts on ${name} are now unconfirmed, because they may have gone out. Sending has started again.`;
}

restore().catch((error: unknown) => {
  console.error(reasonOf(error) ?? error);
  process.exitCode = 1;
});
