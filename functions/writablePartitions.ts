import {
  administeredPartitions,
  automationPartitions,
  companyPartitions,
  livePartitions,
  memberPartitions,
  rateLimitPartitions,
  requestPartitions,
  settingsPartitions,
} from '#shared/store/keys.ts';
import type { Grants } from './grants.ts';
import type { FunctionSpec } from './manifest.ts';

/** Partitions that a function may write, as IAM patterns: only these, perhaps only by updates, or all but these. */
export type Writable =
  | { readonly only: readonly string[]; readonly by?: 'update' }
  | { readonly allBut: readonly string[] };

/** The usual grant keeps away from these, because functions with a grant of their own write them. */
const ofOtherFunctions = [...administeredPartitions, ...settingsPartitions, ...livePartitions];

const ofStore: { readonly [Much in keyof Grants['store']]: Writable } = {
  read: { only: [] },
  automations: { only: automationPartitions },
  company: { only: companyPartitions, by: 'update' },
  live: { only: livePartitions },
  members: { only: memberPartitions },
  number: { only: rateLimitPartitions, by: 'update' },
  settings: { only: settingsPartitions, by: 'update' },
  write: { allBut: [...ofOtherFunctions, ...rateLimitPartitions] },
  send: { allBut: ofOtherFunctions },
};

/**
 * Returns what a function may write, by its row of the manifest. CDK makes its policies from it, and the local runtime refuses every
 * other write. A function behind a route also counts its callers' requests.
 */
export function writablePartitions({ needs, on }: Pick<FunctionSpec, 'needs' | 'on'>): readonly Writable[] {
  return [
    ...(needs.store === undefined ? [] : [ofStore[needs.store]]),
    ...('http' in on ? [{ only: requestPartitions, by: 'update' } as const] : []),
  ];
}
