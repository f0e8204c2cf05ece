import { usualQuietFromHour } from '#shared/domain/quietHours.ts';
import type { LiveStore, Store, StoreReader } from '#shared/store/dynamoStore.ts';
import type { Carrier } from './carrier/Carrier.ts';
import type { CarrierList } from './carrier/CarrierList.ts';
import type { ReleaseQueue } from './consent/ReleaseQueue.ts';
import type { LiveConnections } from './live/LiveConnections.ts';
import type { OutboundQueue } from './messages/OutboundQueue.ts';
import type { Metrics } from './metrics.ts';

/** Everything a function can be given. CDK turns each into permissions and environment, the edge into the thing itself. */
export type Grants = {
  readonly store: {
    readonly read: StoreReader;
    readonly live: LiveStore;
    readonly write: Store;
  };
  readonly carrier: { readonly send: Carrier };
  readonly carrierList: { readonly release: CarrierList };
  readonly live: { readonly publish: LiveConnections };
  readonly outbound: { readonly send: OutboundQueue };
  readonly releases: { readonly send: ReleaseQueue };
  readonly metrics: { readonly count: Metrics };
};

/** A row's `needs`: which grants, and how much of each. */
export type Needs = { readonly [Name in keyof Grants]?: keyof Grants[Name] };

/** How long the functions wait for what: settings, so that tests can run in seconds what takes minutes in the field. */
export type Timing = {
  /** After so long in the queue somebody looks whether a queued text is stuck. */
  readonly queuedCheckSeconds: number;
  /** Longer than the sending function can live: a claim this old has lost its function. */
  readonly claimLostSeconds: number;
  /** Not sent so long after its time: it fails instead of arriving as a surprise. */
  readonly giveUpSeconds: number;
  /** A line that moved a text which was queued so much later has lost the earlier one. */
  readonly overtakenSeconds: number;
  /** The first pause of a number that cannot send; each one in a row is twice as long, up to the longest. */
  readonly firstPauseSeconds: number;
  readonly maxPauseSeconds: number;
  /** Somebody looks so often whether a pause was ended by hand. */
  readonly pauseCheckSeconds: number;
  /** The carrier lifts its own block of a number once in 30 days: it is asked again after so long. */
  readonly releaseRetrySeconds: number;
  /** The hour of the company's day from which automated texts wait until 8:00; 24: never. */
  readonly quietFromHour: number;
};

/** The field's own delays. */
export const defaultTiming: Timing = {
  queuedCheckSeconds: 300,
  claimLostSeconds: 60,
  giveUpSeconds: 24 * 60 * 60,
  overtakenSeconds: 60,
  firstPauseSeconds: 60,
  maxPauseSeconds: 15 * 60,
  pauseCheckSeconds: 60,
  releaseRetrySeconds: 24 * 60 * 60,
  quietFromHour: usualQuietFromHour,
};

/** What a use case receives first: the clock, the delays, and exactly what its row of the manifest lists. */
export type Granted<Wanted extends Needs> = {
  readonly now: () => Date;
  readonly timing: Timing;
} & {
  readonly [Name in keyof Wanted & keyof Grants]: Grants[Name][Wanted[Name] & keyof Grants[Name]];
};
