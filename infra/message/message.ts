import { answerHelp } from '../commands/help.ts';
import { reasonOf } from '../company/reasonOf.ts';
import { withDeployment } from '../company/withDeployment.ts';
import { describeMessage } from './describeMessage.ts';
import { readMessageCommand } from './readMessageCommand.ts';

/** `npm run message -- ID`, on a deployed stage or on this machine. */
async function message(): Promise<void> {
  answerHelp('message');
  const { messageId, where } = readMessageCommand(process.argv.slice(2));
  await withDeployment(where, async ({ messages }) => {
    for (const line of await describeMessage(messages, messageId, new Date())) console.log(line);
  });
}

message().catch((error: unknown) => {
  console.error(reasonOf(error) ?? error);
  process.exitCode = 1;
});
