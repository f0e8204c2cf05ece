import type { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNamespace, metricServiceOf, type MetricName } from '#functions/metrics.ts';

/** Returns the sum of what the functions of a stage count under this name. */
export function countedMetric(metricName: MetricName, period: Duration, stage: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: metricServiceOf(stage) },
    statistic: Stats.SUM,
    period,
  });
}
