import { once } from 'node:events';
import { answerHelp } from '../commands/help.ts';
import { reasonOf } from '../company/reasonOf.ts';
import { dataFolderOf } from '../local/runtime/dataFolderOf.ts';
import { openSession } from './openSession.ts';
import { openLocalTable, openStageTable } from './openTable.ts';
import { readReplCommand } from './readReplCommand.ts';

/** `npm run repl`: a session on the data of this machine or of a deployed stage. */
async function repl(): Promise<void> {
  answerHelp('repl');
  const command = readReplCommand(process.argv.slice(2));
  // Node 20 works with the pinned version of the SDK, whose warning would be printed into the session.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // The history may hold names and numbers, so only the owner of the folder may read it.
  process.umask(0o077);
  const table =
    command.where === 'local'
      ? await openLocalTable(dataFolderOf(process.env))
      : await openStageTable(command.where.stage);
  try {
    await once(await openSession(table, command, { input: process.stdin, output: process.stdout }), 'exit');
  } finally {
    await table.close();
    process.stdin.destroy();
  }
}

repl().catch((error: unknown) => {
  console.error(reasonOf(error) ?? error);
  process.exitCode = 1;
});
