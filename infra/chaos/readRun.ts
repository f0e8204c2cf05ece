import { parseArgs } from 'node:util';
import { faultNames, type FaultName } from './faultKinds.ts';

export type RunOptions = {
  readonly messages: number;
  readonly seed: string;
  readonly faults: readonly FaultName[];
};

/** Reports wrong arguments in a sentence that says what is valid. */
export class ChaosRunError extends Error {
  override readonly name = 'ChaosRunError';
}

/** Reads `--messages N --seed S [--faults LIST]`. Throws `ChaosRunError`. */
export function readRun(args: readonly string[]): RunOptions {
  const { messages = '300', seed = '1', faults } = valuesOf(args);
  const count = Number(messages);
  if (!Number.isInteger(count) || count < 20 || count > 1_000_000) {
    throw new ChaosRunError(
      `--messages is "${messages}": it must be a whole number from 20 to 1000000, such as 300.`,
    );
  }
  return { messages: count, seed, faults: faults === undefined ? faultNames : namesIn(faults) };
}

function valuesOf(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { messages: text, seed: text, faults: text } }).values;
  } catch (cause) {
    throw new ChaosRunError(
      'The options are --messages N, --seed S and --faults LIST, such as: npm run chaos -- --messages 300 --seed 7',
      { cause },
    );
  }
}

function namesIn(list: string): readonly FaultName[] {
  const names = list.split(',').filter((name) => name !== '' && name !== 'none');
  const unknown = names.find((name) => !(faultNames as readonly string[]).includes(name));
  if (unknown === undefined) return names as FaultName[];
  throw new ChaosRunError(
    `"${unknown}" is no fault. --faults takes "none" or some of these, with commas: ${faultNames.join(',')}`,
  );
}
