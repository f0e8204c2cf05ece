import { StartError } from './database/StartError.ts';
import { addressesInWords } from './runtime/addressesInWords.ts';
import { restartOnChange, tellSupervisor } from './runtime/restartOnChange.ts';
import { readOptions } from './runtime/readOptions.ts';
import { startRuntime, type Runtime } from './runtime/startRuntime.ts';
import { watchStarter } from './runtime/watchStarter.ts';
import { answerHelp } from '../commands/help.ts';

/**
 * `npm start`: runs the whole product on this machine until a signal ends it. Without `--built` a child process runs it, which is
 * replaced when a source changes.
 */
async function start(): Promise<void> {
  answerHelp('start');
  const args = process.argv.slice(2);
  const options = readOptions(args, process.env);
  if (!options.built && !process.send) return restartOnChange(args);
  // Node 20 works with the pinned version of the SDK, whose warning would fill the first screen.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // The data folder holds texts, phone numbers and keys, so only its owner may read the files.
  process.umask(0o077);
  // A closed terminal or an unread pipe must not end the process before it has closed everything.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let stopping: Promise<void> | undefined;
  const starting = startRuntime({
    ...options,
    live: !options.built,
    print: (line) => console.log(line),
    onBroken: (sentence) => {
      console.error(sentence);
      process.exitCode = 1;
      stopping ??= stop(starting);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping ??= stop(starting);
    });
  }
  watchStarter(() => {
    stopping ??= stop(starting);
  });
  process.once('disconnect', () => {
    stopping ??= stop(starting);
  });
  const runtime = await starting;
  tellSupervisor({ port: new URL(runtime.origin).port });
  for (const line of addressesInWords(runtime.origin, process.env)) console.log(line);
  console.log(`ready ${runtime.origin}`);
}

async function stop(starting: Promise<Runtime>): Promise<void> {
  const runtime = await starting.catch(() => undefined);
  await runtime?.stop();
  process.exit();
}

start().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
