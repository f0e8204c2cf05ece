import { parseArgs } from 'node:util';
import { OnboardingError } from '../company/OnboardingError.ts';

export type RestoreCommand =
  | { readonly act: 'stop' | 'settle'; readonly where: 'local' | { readonly stage: string } }
  /** `to` is the point in time to which the stage's table is restored. */
  | { readonly act: 'restore'; readonly where: { readonly stage: string }; readonly to: Date };

const usage = `Use: npm run restore -- stop|settle with --local or --stage NAME, such as: npm run restore -- settle --stage prod
Or: npm run restore -- --stage NAME --to TIME, such as: npm run restore -- --stage prod --to 2026-11-26T09:30:00Z`;

/**
 * Reads `stop|settle --local|--stage NAME`, or `--stage NAME --to TIME`. Throws `OnboardingError` with a sentence that says what is
 * valid.
 */
export function readRestore(args: readonly string[]): RestoreCommand {
  const { act, others, local, stage, to } = valuesOf(args);
  if (others > 0 || local === (stage !== undefined)) throw new OnboardingError(usage);
  if (to !== undefined && act === undefined && stage !== undefined)
    return { act: 'restore', where: { stage }, to: readTime(to) };
  if (to !== undefined || (act !== 'stop' && act !== 'settle')) throw new OnboardingError(usage);
  return { act, where: stage === undefined ? 'local' : { stage } };
}

/** Reads a time in UTC. A time without a zone would mean another moment on another machine. */
function readTime(to: string): Date {
  const time = new Date(to);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(to) && !Number.isNaN(time.getTime()))
    return time;
  throw new OnboardingError(`"${to}" is not a time in UTC such as 2026-11-26T09:30:00Z.`);
}

function valuesOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        local: { type: 'boolean', default: false },
        stage: { type: 'string' },
        to: { type: 'string' },
      },
    });
    const [act, ...others] = positionals;
    return { act, others: others.length, ...values };
  } catch (cause) {
    throw new OnboardingError(usage, { cause });
  }
}
