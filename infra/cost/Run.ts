import type { FunctionName } from '#functions/manifest.ts';
import type { Metered } from './meter.ts';

/** One run of a function for a text, with what its start cost. */
export type Run = Metered & {
  readonly name: FunctionName;
  readonly startedBy: 'http' | 'stream' | 'line' | 'topic' | 'clock';
};
