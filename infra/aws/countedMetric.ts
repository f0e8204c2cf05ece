import type { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNamespace, metricService, type MetricName } from '#functions/metrics.ts';

/** What the functions count under this name, added up. */
export function countedMetric(metricName: MetricName, period: Duration): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: metricService },
    statistic: Stats.SUM,
    period,
  });
}
