/**
 * What is counted, for whom: the names under which CloudWatch has them, in the namespace `Conversations`. Counts of the whole
 * service; never by company, since what costs money per name must be bounded. A batch that comes again is counted again.
 */
export const metricDescriptions = {
  accepted: 'texts that members and automations handed in',
  sent: 'texts that the carrier took',
  delivered: 'texts that reached a phone',
  failed: 'texts that did not reach anybody',
  unconfirmed: 'texts of which nobody knows whether the carrier took them',
  inbound: 'texts that people wrote',
  recovered: 'texts that somebody had lost hold of',
  paused: 'pauses of numbers that cannot send',
  deadLettered: 'texts that the line gave up handing out',
  socketPushes: 'frames that open pages were told something with',
} as const;

export type MetricName = keyof typeof metricDescriptions;

export const metricNamespace = 'Conversations';
/** The dimension `service` of every count: of this stage, since several stages may share an account. */
export const metricServiceOf = (stage: string): string => `conversations-${stage}`;

export type Metrics = {
  readonly count: (name: MetricName, howMany?: number) => void;
  /** Writes down what was counted; the edge does it when a run ends, whatever became of it. */
  readonly publish: () => void;
};
