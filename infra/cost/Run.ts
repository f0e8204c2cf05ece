import type { FunctionName } from '#functions/manifest.ts';
import type { Metered } from './meter.ts';

/** One run of a function on a text's way, with what its start cost beside it. */
export type Run = Metered & {
  readonly name: FunctionName;
  readonly startedBy: 'http' | 'stream' | 'line' | 'topic' | 'clock';
};
