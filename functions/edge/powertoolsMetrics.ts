import { Metrics as Powertools, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricNamespace, type Metrics } from '../metrics.ts';

/**
 * Creates metrics in CloudWatch's embedded metric format: one log line with numbers and without personal data. Powertools reads
 * the stage from `POWERTOOLS_SERVICE_NAME`.
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
