import type { MetricName, Metrics } from '#functions/metrics.ts';

/** Creates metrics that keep the counts of a use case by name. */
export function testMetrics() {
  const counts: Partial<Record<MetricName, number>> = {};
  const count: Metrics['count'] = (name, howMany = 1) => {
    counts[name] = (counts[name] ?? 0) + howMany;
  };
  return { counts, metrics: { count, publish: () => {} } };
}
