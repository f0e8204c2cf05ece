import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { answerHelp } from '../commands/help.ts';
import { installMinistack, startMinistack } from './ministack.ts';

/**
 * `npm run ministack -- COMMAND`: runs a command with its data in MiniStack's database, which is not the embedded
 * engine. Returns the command's exit code.
 */
async function onMinistack([command, ...args]: readonly string[]): Promise<number> {
  answerHelp('ministack');
  if (command === undefined)
    throw new Error('Name the command to run, such as: npm run ministack -- npm start');
  await installMinistack();
  const { gateway, stop } = await startMinistack();
  try {
    const running = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DYNAMODB_ENDPOINT: gateway },
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.kill(signal));
    const [code] = await once(running, 'exit');
    return typeof code === 'number' ? code : 1;
  } finally {
    await stop();
  }
}

onMinistack(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
