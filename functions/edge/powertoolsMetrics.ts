import { Metrics as Powertools, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricNamespace, type Metrics } from '../metrics.ts';

/**
 * CloudWatch's embedded metric format: one line of the log with numbers in it, and no personal data. The stage is in
 * `POWERTOOLS_SERVICE_NAME`, which Powertools reads.
 */
export function powertoolsMetrics(): Metrics {
  const metrics = new Powertools({ namespace: metricNamespace });
  let counted = false;
  return {
    count(name, howMany = 1) {
      counted = true;
      metrics.addMetric(name, MetricUnit.Count, howMany);
    },
    publish() {
      if (counted) metrics.publishStoredMetrics();
      counted = false;
    },
  };
}
