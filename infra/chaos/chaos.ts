import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chaosRun } from './chaosRun.ts';
import { isAsPromised, printRun } from './printRun.ts';
import { ChaosRunError, readRun } from './readRun.ts';
import { forgetData } from '../local/runtime/forgetData.ts';
import { answerHelp } from '../commands/help.ts';

/** `npm run chaos`: tests whether texts are duplicated, lost or stuck while parts of the system fail. */
async function chaos(): Promise<void> {
  answerHelp('chaos');
  const options = readRun(process.argv.slice(2));
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const result = await chaosRun(options, (line) => console.log(line));
  for (const line of printRun(result, options.faults)) console.log(line);
  const kept = isAsPromised(result);
  if (kept) {
    await forgetData(join(result.dataFolder, 'data'));
    await rm(result.dataFolder, { recursive: true, force: true });
  }
  process.exit(kept ? 0 : 1);
}

chaos().catch((error: unknown) => {
  console.error(error instanceof ChaosRunError ? error.message : error);
  process.exit(1);
});
