import type { CarrierRelease } from './carrierReleases.ts';

export type ReleaseQueue = {
  /** Resolves when all are on the queue. Sending one twice is harmless. */
  readonly send: (releases: readonly CarrierRelease[]) => Promise<void>;
};
