import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { metricDescriptions, type MetricName } from '#functions/metrics.ts';
import {
  behindSentences,
  countSentences,
  everyday,
  queueSentences,
  skippedSentences,
} from './alarmSentences.ts';
import { countedMetric } from './countedMetric.ts';
import { limitAlarms } from './limitAlarms.ts';
import { pageAlarms } from './pageAlarms.ts';
import type { DeployedFunction } from './FunctionSet.ts';
import type { SubscribedTopic } from './SubscribedTopics.ts';
import type { EventQueue } from './QueueSet.ts';
import type { Stage } from './stages.ts';
import type { AlarmRow, Watched } from './AlarmRow.ts';

const period = Duration.minutes(5);
const statistic = Stats.MAXIMUM;

/** Returns every alarm of a service. A new topic, queue, function or count gets its alarms without a change here. */
export function alarmRows(watched: Watched, stage: Stage): readonly AlarmRow[] {
  return [
    ...[...watched.topics.byName].flatMap(([name, topic]) => onTopic(name, topic)),
    ...Object.values(watched.queues.all).flatMap(onQueue),
    ...watched.functions.flatMap((each) => onFunction(each, stage)),
    ...[...watched.skipped].map(([name, queue]) => onSkipped(name, queue)),
    ...onApis(watched),
    ...(watched.limits ? limitAlarms(watched.limits) : []),
    ...(watched.page ? pageAlarms(watched.page, stage) : []),
    ...(Object.keys(metricDescriptions) as MetricName[])
      .filter((name) => !everyday.includes(name))
      .map((name) => onCount(name, stage)),
  ];
}

function onTopic(name: string, { queue, retries, deadLetters }: SubscribedTopic): readonly AlarmRow[] {
  return [
    {
      name: `${name}-dead-letters`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic }),
      above: 0,
      text: `A topic message of the carrier (${name}) cannot be read, or belongs to no company or message. It waits for you and is not retried: an inbound text, maybe STOP, is missing from its thread, or a state is wrong. Nothing is lost for 14 days. First: read the log of its function, which says which of the two it is.`,
    },
    {
      name: `${name}-retries`,
      metric: retries.metricApproximateNumberOfMessagesVisible({ period, statistic }),
      above: 0,
      text: `Topic messages of the carrier (${name}) fail and are retried every quarter of an hour: inbound texts, maybe STOP, are missing from their threads, or states are late. Nothing is lost. First: read the log of its function, fix and deploy; they are then handled automatically.`,
    },
    {
      name: `${name}-stuck`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic }),
      above: 5 * 60,
      text: `Topic messages of the carrier (${name}) wait longer than five minutes: threads lack what people text, or texts look undelivered. Nothing is lost. First: does its function run, and what does its log say?`,
    },
  ];
}

function onQueue({ described, queue, deadLetters }: EventQueue): readonly AlarmRow[] {
  const { name, receivesUntilDead } = described;
  return [
    {
      name: `${name}-dead-letters`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic }),
      above: 0,
      text:
        queueSentences[name]?.dead ??
        `An item of the queue ${name} was received ${receivesUntilDead} times without success, and waits. Nothing is lost. First: read the log of its function, fix and deploy, then move it back.`,
    },
    {
      name: `${name}-stuck`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic }),
      above: 15 * 60,
      text:
        queueSentences[name]?.stuck ??
        `Items of the queue ${name} wait longer than a quarter of an hour. First: read the log of its function.`,
      periods: 2,
    },
  ];
}

function onFunction({ name, on, handler }: DeployedFunction, stage: Stage): readonly AlarmRow[] {
  if ('stream' in on) {
    const text = behindSentences[name] ?? `${name} receives changes late. First: read its log.`;
    const metric = handler.metric('IteratorAge', { period, statistic });
    return [{ name: `${name}-behind`, metric, above: 60_000, text }];
  }
  if (name === 'checkDelivery') return stage.canaryCompany === undefined ? [] : [canaryAlarm(stage)];
  if ('everyMinutes' in on) {
    const text = `The sweep does not run: scheduled texts do not go out, and a stuck text stays stuck. First: read the log of ${name}.`;
    return [
      { name: `${name}-fails`, metric: handler.metricErrors({ period }), above: 2, text },
      {
        name: `${name}-rests`,
        metric: handler.metricInvocations({ period }),
        above: 'none',
        text,
        periods: 2,
      },
    ];
  }
  if (name !== 'deliverMessage') return [];
  const text =
    'The sending function ends before it has stored what the carrier answered: those texts become unconfirmed, and staff must decide. First: does its log say that it ran out of time or of memory?';
  return [{ name: `${name}-dies`, metric: handler.metricErrors({ period }), above: 4, text }];
}

/** Rings when no text of the canary was delivered for a quarter of an hour, whatever the reason, or when nothing is counted. */
function canaryAlarm({ name }: Stage): AlarmRow {
  return {
    name: 'canary',
    metric: countedMetric('canaryDelivered', period, name),
    above: 'none',
    text: "The canary's texts to the carrier's simulator do not arrive, or their receipts do not: probably nobody's texts do. First: which step does npm run message -- ID show for the last of them? The log of checkDelivery says when it cannot send.",
    periods: 3,
  };
}

function onSkipped(name: string, queue: IQueue): AlarmRow {
  return {
    name: `${name}-skips`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic }),
    above: 0,
    text:
      skippedSentences[name] ??
      `${name} could not handle a change in the table, skipped it and continued. First: read its log.`,
  };
}

/**
 * Returns the alarms of the APIs. To Lambda, an unforeseen failure behind an API is an answer like any other, so only the API
 * counts it.
 */
function onApis({ api, live }: Watched): readonly AlarmRow[] {
  return [
    {
      name: 'requests-fail',
      metric: api.metricServerError({ period, statistic: Stats.SUM }),
      above: 4,
      text: 'Members see "Something went wrong". First: which route (access log of the API, status 500 and above)? Then the log of the function of that name, by the request id.',
    },
    {
      name: 'live-fails',
      metric: live.metric('IntegrationError', { period, statistic: Stats.SUM }),
      above: 20,
      text: 'Pages cannot stay connected: they show news only when they next load. First: read the logs of connectLive and pingLive.',
    },
  ];
}

function onCount(name: MetricName, stage: Stage): AlarmRow {
  const { above = 0, text = `Counted: ${metricDescriptions[name]}. First: read the logs.` } =
    countSentences[name] ?? {};
  return { name, metric: countedMetric(name, period, stage.name), above, text };
}
