import { manifest, type FunctionSpec, type Trigger } from '#functions/manifest.ts';
import { metricDescriptions } from '#functions/metrics.ts';
import { prodTemplates } from '#testing/testStacks.ts';
import { limitsOf } from '../aws/functionLimits.ts';
import { assumptions } from './assumptions.ts';
import type { Usage } from './Usage.ts';

const minutesOfMonth = 30 * 24 * 60;

/** Returns what AWS bills for a stage in an unused month of thirty days, by purpose. */
export function idleMonth(sweepRun: Usage): Readonly<Record<string, Usage>> {
  const { count, metricsOfAlarms } = resourcesOfStage();
  const isFifo = Object.values<FunctionSpec>(manifest).flatMap(({ on }) => fifoOf(on) ?? []);
  const pollsOfQueue = (assumptions.pollersOfQueue * minutesOfMonth * 60) / assumptions.pollSeconds;
  const rounds = Object.entries(sweepRun).map(([billed, each]) => [billed, each * minutesOfMonth] as const);
  return {
    'alarms, dashboard, metrics': {
      // CloudWatch bills an alarm on several metrics once for each metric.
      alarmMonth: metricsOfAlarms(),
      dashboardMonth: count('AWS::CloudWatch::Dashboard'),
      metricMonth: Object.keys(metricDescriptions).length + count('AWS::Logs::MetricFilter'),
    },
    keys: { keyMonth: count('AWS::KMS::Key') },
    'quiet queues, polled by Lambda': {
      fifoRequest: isFifo.filter((fifo) => fifo).length * pollsOfQueue,
      queueRequest: isFifo.filter((fifo) => !fifo).length * pollsOfQueue,
    },
    'sweepMessages, every minute': Object.fromEntries(rounds),
  };
}

/**
 * KMS is called at most once every five minutes for the table's key and the topics' key, and only while there
 * is activity.
 */
export const keysWhenNeverIdle: Usage = { keyRequest: assumptions.keyUsers * (minutesOfMonth / 5) };

/**
 * Returns the bill of a page that stays visible for this many hours without events: the connection and its
 * heartbeat.
 */
export function visiblePage(hours: number): Usage {
  const { memoryMB } = limitsOf('pingLive', manifest.pingLive);
  const pings = (hours * 3600) / assumptions.pingSeconds;
  return {
    socketMinute: hours * 60,
    socketMessage: 2 * pings,
    functionRun: pings,
    functionGbSecond: (pings * (memoryMB / 1024) * assumptions.pingMilliseconds) / 1000,
    logGb: (pings * assumptions.bytesOfAccessLog) / 1e9,
    edgeGb: (pings * assumptions.bytesAroundFrame) / 1e9,
  };
}

function resourcesOfStage() {
  const templates = Object.values(prodTemplates());
  const find = (type: string) => templates.flatMap((template) => Object.values(template.findResources(type)));
  return {
    count: (type: string) => find(type).length,
    metricsOfAlarms: () =>
      find('AWS::CloudWatch::Alarm').reduce((sum, { Properties }) => {
        const { Metrics } = Properties as { readonly Metrics?: readonly { readonly MetricStat?: unknown }[] };
        return sum + (Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1);
      }, 0),
  };
}

/** True if a FIFO queue starts the function. Undefined when no queue starts it. */
function fifoOf(on: Trigger): boolean | undefined {
  if ('topic' in on) return false;
  if ('queue' in on) return on.queue.fifo;
  return 'deadLettersOf' in on ? on.deadLettersOf.fifo : undefined;
}
