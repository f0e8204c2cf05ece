import { answerHelp } from '../commands/help.ts';
import { runningDeployment } from '../company/localDeployment.ts';
import { reasonOf } from '../company/reasonOf.ts';
import { stageDeployment } from '../company/stageDeployment.ts';
import { describeMessage } from './describeMessage.ts';
import { readMessageCommand } from './readMessageCommand.ts';

/** `npm run message -- ID`, on a deployed stage or on this machine. */
async function message(): Promise<void> {
  answerHelp('message');
  const { messageId, where } = readMessageCommand(process.argv.slice(2));
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const deployment =
    where === 'local'
      ? await runningDeployment(process.env['DATA_DIR'] || '.local')
      : await stageDeployment(where.stage);
  try {
    for (const line of await describeMessage(deployment.messages, messageId, new Date())) console.log(line);
  } finally {
    deployment.close();
  }
}

message().catch((error: unknown) => {
  console.error(reasonOf(error) ?? error);
  process.exitCode = 1;
});
