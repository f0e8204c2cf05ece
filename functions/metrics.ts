/**
 * The names and descriptions of the CloudWatch metrics in the namespace `Conversations`. They count the whole service and never
 * one company, because CloudWatch bills per metric and their number must be bounded. A batch that is delivered again is counted
 * again.
 */
export const metricDescriptions = {
  accepted: 'texts from members and automations that were accepted',
  sent: 'texts that the carrier accepted',
  delivered: 'texts that reached a phone',
  failed: 'texts that were not delivered',
  unconfirmed: 'texts that the carrier may or may not have accepted',
  inbound: 'texts that people sent to companies',
  recovered: 'stuck texts that the sweep recovered',
  paused: 'pauses of numbers that cannot send',
  deadLettered: 'texts that moved to the dead-letter queue',
  canaryDelivered: 'texts of the canary whose receipt arrived',
  socketPushes: 'frames that were sent to open pages',
} as const;

export type MetricName = keyof typeof metricDescriptions;

export const metricNamespace = 'Conversations';
/** Returns the dimension `service` of every count. It names the stage, because several stages may share an account. */
export const metricServiceOf = (stage: string): string => `conversations-${stage}`;

export type Metrics = {
  readonly count: (name: MetricName, howMany?: number) => void;
  /** Publishes the counts. The edge calls it when a run ends, even when the run failed. */
  readonly publish: () => void;
};
