import type { CarrierRelease } from './carrierReleases.ts';

export type ReleaseQueue = {
  /** Resolves when all stand in the queue; one that stands there already is no fault. */
  readonly send: (releases: readonly CarrierRelease[]) => Promise<void>;
};
