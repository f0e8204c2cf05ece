import { parseArgs } from 'node:util';
import { OnboardingError } from '../company/OnboardingError.ts';
import type { Where } from '../company/withDeployment.ts';

export type ReplCommand = {
  readonly where: Where;
  /** The first company by id when absent. */
  readonly companyId: string | undefined;
  readonly mayWrite: boolean;
};

const usage =
  'Use: npm run repl -- [--local | --stage NAME] [--company ID] [--write], such as: npm run repl -- --company co_oakhill';

/** Reads the arguments of `npm run repl`. Throws `OnboardingError` with a sentence that says what is valid. */
export function readReplCommand(args: readonly string[]): ReplCommand {
  const { local, stage, company, write } = valuesOf(args);
  if (local && stage !== undefined) throw new OnboardingError(usage);
  return { where: stage === undefined ? 'local' : { stage }, companyId: company, mayWrite: write };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        local: { type: 'boolean', default: false },
        stage: { type: 'string' },
        company: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new OnboardingError(usage, { cause });
  }
}
