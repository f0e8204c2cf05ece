import { defaultTiming } from '#functions/grants.ts';
import { settleRestored } from '#functions/messages/settleRestored.ts';
import type { Deployment } from '../company/Deployment.ts';
import { reasonOf } from '../company/reasonOf.ts';
import { withDeployment } from '../company/withDeployment.ts';
import { readRestore, type RestoreCommand } from './readRestore.ts';
import { refuseOldTable } from './refuseOldTable.ts';
import { restoreTable } from './restoreTable.ts';
import { answerHelp } from '../commands/help.ts';

/** `npm run restore`: restores the table of a stage, and stops or settles sending on a stage or on this machine. */
async function restore(): Promise<void> {
  answerHelp('restore');
  const command = readRestore(process.argv.slice(2));
  await withDeployment(command.where, async (deployment) => console.log(await perform(command, deployment)));
}

/** Performs the command and returns what to tell the operator. */
async function perform(command: RestoreCommand, deployment: Deployment): Promise<string> {
  const { messages, name, option, table } = deployment;
  if (command.act === 'restore') {
    const print = (line: string) => console.log(line);
    const restored = await restoreTable({
      client: table.client,
      tableName: table.name,
      to: command.to,
      print,
    });
    return `Next steps for you:
  1. In infra/aws/stages.ts, give the stage: restoredTable: { name: '${restored.name}', streamArn: '${restored.streamArn}' }
  2. npm run deploy -- ${option}: the functions use the restored table from then on and send nothing yet.
  3. Read the carrier's log for STOPs since ${command.to.toISOString()}, then: npm run restore -- settle ${option}`;
  }
  if (command.act === 'stop') {
    await messages.stopSending();
    return `Sending on ${name} is stopped. Texts wait until you settle the restore: npm run restore -- settle ${option}`;
  }
  refuseOldTable(deployment);
  if (await messages.maySend()) return `Sending on ${name} is not stopped, so there is no restore to settle.`;
  const granted = { store: messages, now: () => new Date(), timing: defaultTiming };
  const settled = await settleRestored(granted);
  return `${settled} texts on ${name} are now unconfirmed, because they may have gone out. Sending has started again.`;
}

restore().catch((error: unknown) => {
  console.error(reasonOf(error) ?? error);
  process.exitCode = 1;
});
