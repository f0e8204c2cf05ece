import { usualQuietFromHour } from '#shared/domain/quietHours.ts';
import type {
  AutomationStore,
  CompanyStore,
  LiveStore,
  MemberStore,
  NumberStore,
  SendingStore,
  SettingsStore,
  Store,
  StoreReader,
} from '#shared/store/dynamoStore.ts';
import type { Carrier } from './carrier/Carrier.ts';
import type { CarrierList } from './carrier/CarrierList.ts';
import type { CarrierNumbers } from './carrier/CarrierNumbers.ts';
import type { OptOutRemoval } from './consent/optOutRemovals.ts';
import type { AutomationEvent } from '#shared/api/automationEvent.ts';
import type { EventTopic } from './events/awsEventTopic.ts';
import type { LiveConnections } from './live/LiveConnections.ts';
import type { Log } from './log.ts';
import type { Invitations } from './members/Invitations.ts';
import type { DueBucket } from './messages/dueBuckets.ts';
import type { QueuedText } from './messages/outboundTexts.ts';
import type { QueueSender } from './Queue.ts';
import type { Metrics } from './metrics.ts';

/** The company that texts the carrier's simulator. Undefined where a stage has no canary. */
export type Canary = { readonly companyId: string | undefined };

/** All grants. CDK turns each into permissions and environment variables, and the edge creates the dependency. */
export type Grants = {
  readonly store: {
    readonly read: StoreReader;
    readonly automations: AutomationStore;
    readonly live: LiveStore;
    readonly members: MemberStore;
    readonly company: CompanyStore;
    readonly number: NumberStore;
    readonly settings: SettingsStore;
    readonly write: Store;
    readonly send: SendingStore;
  };
  readonly carrier: { readonly send: Carrier };
  readonly carrierList: { readonly remove: CarrierList };
  readonly carrierNumbers: { readonly read: CarrierNumbers };
  readonly live: { readonly publish: LiveConnections };
  readonly invitations: { readonly send: Invitations };
  readonly outbound: { readonly send: QueueSender<QueuedText> };
  readonly optOutRemovals: { readonly send: QueueSender<OptOutRemoval> };
  readonly events: { readonly send: QueueSender<AutomationEvent> };
  readonly eventTopic: { readonly publish: EventTopic };
  readonly buckets: { readonly send: QueueSender<DueBucket> };
  readonly metrics: { readonly count: Metrics };
  readonly log: { readonly write: Log };
  readonly canary: { readonly text: Canary };
};

/** The `needs` of a row: its grants, and the level of each. */
export type Needs = { readonly [Name in keyof Grants]?: keyof Grants[Name] };

/** The delays of the functions. They are settings, so that tests can run in seconds what takes minutes in production. */
export type Timing = {
  /** How long after it was queued the sweep checks whether a text is stuck. */
  readonly queuedCheckSeconds: number;
  /** The age at which a claim counts as lost. It is longer than the sending function can live. */
  readonly claimLostSeconds: number;
  /** How long after its time an unsent text fails instead of arriving as a surprise. */
  readonly giveUpSeconds: number;
  /** When a lane has moved a text that was queued this much later, the queue has lost the earlier text. */
  readonly overtakenSeconds: number;
  /** The first pause of a number that cannot send. Each further pause is twice as long, up to `maxPauseSeconds`. */
  readonly firstPauseSeconds: number;
  readonly maxPauseSeconds: number;
  /** How often to check whether an admin resumed a paused number. */
  readonly pauseCheckSeconds: number;
  /** How long to wait before an opt-out removal that came too soon is tried again. The carrier removes a number once in 30 days. */
  readonly optOutRemovalRetrySeconds: number;
  /** The hour of the company's day at which quiet hours begin by default: automated texts wait until they end. 24 turns this off. */
  readonly quietFromHour: number;
};

/** The delays in production. */
export const defaultTiming: Timing = {
  queuedCheckSeconds: 300,
  claimLostSeconds: 60,
  giveUpSeconds: 24 * 60 * 60,
  overtakenSeconds: 60,
  firstPauseSeconds: 60,
  maxPauseSeconds: 15 * 60,
  pauseCheckSeconds: 60,
  optOutRemovalRetrySeconds: 24 * 60 * 60,
  quietFromHour: usualQuietFromHour,
};

/** The first argument of a use case: the clock, the delays, and exactly the grants in its row of the manifest. */
export type Granted<Wanted extends Needs> = {
  readonly now: () => Date;
  readonly timing: Timing;
} & {
  readonly [Name in keyof Wanted & keyof Grants]: Grants[Name][Wanted[Name] & keyof Grants[Name]];
};
