import { parseArgs } from 'node:util';
import { OnboardingError } from '../company/OnboardingError.ts';

export type RestoreCommand = {
  readonly act: 'stop' | 'settle';
  readonly where: 'local' | { readonly stage: string };
};

const usage =
  'Use: npm run restore -- stop|settle with --local or --stage NAME, such as: npm run restore -- settle --stage prod';

/**
 * Reads `stop|settle --local|--stage NAME`. Throws `OnboardingError` with a sentence that says what is valid.
 */
export function readRestore(args: readonly string[]): RestoreCommand {
  const { act, local, stage } = valuesOf(args);
  if (act !== 'stop' && act !== 'settle') throw new OnboardingError(usage);
  if (local === (stage !== undefined)) throw new OnboardingError(usage);
  return { act, where: stage === undefined ? 'local' : { stage } };
}

function valuesOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { local: { type: 'boolean', default: false }, stage: { type: 'string' } },
    });
    return { act: positionals.length === 1 ? positionals[0] : undefined, ...values };
  } catch (cause) {
    throw new OnboardingError(usage, { cause });
  }
}
