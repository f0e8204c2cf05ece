import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { table as described } from '#shared/store/table.ts';
import type { Watched, AlarmRow } from './AlarmRow.ts';

const period = Duration.minutes(5);

/** Watches the limits of the account and of the table. What they refuse is retried, but members wait or see errors. */
export function limitAlarms({ table, throttled }: NonNullable<Watched['limits']>): readonly AlarmRow[] {
  return [
    {
      name: 'functions-throttled',
      // Without a dimension it counts every function of the account, to which the quota applies.
      metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: Stats.SUM, period }),
      above: 0,
      text: 'AWS refused to run functions, because the account already ran as many at once as its quota allows. Members see errors; texts and topic messages wait and are retried. First: which function runs most often (metric ConcurrentExecutions)? Then ask AWS for a higher quota; `npm run deploy` prints the command when it is low.',
    },
    tableThrottled(table, 'reads', 'ReadThrottleEvents'),
    tableThrottled(table, 'writes', 'WriteThrottleEvents'),
    {
      name: 'requests-throttled',
      metric: throttled,
      above: 0,
      text: 'The API answered "429 Too Many Requests": the page or an automation asks more often than the API allows, and other members are refused with it. First: which route, in the access log of the API (status 429)? A loop in an automation is the usual reason.',
    },
  ];
}

/** Sums a throttle count of the table and its indexes. One alarm sums at most ten metrics, so reads and writes have one each. */
function tableThrottled(
  { tableName }: Pick<Table, 'tableName'>,
  what: 'reads' | 'writes',
  metricName: string,
): AlarmRow {
  const dimensions = [
    { TableName: tableName },
    ...Object.keys(described.indexes).map((index) => ({
      TableName: tableName,
      GlobalSecondaryIndexName: index,
    })),
  ];
  const metrics = dimensions.map(
    (dimensionsMap) =>
      new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: Stats.SUM, period }),
  );
  return {
    name: `table-${what}-throttled`,
    metric: new MathExpression({
      expression: metrics.map((_, at) => `FILL(m${at}, 0)`).join(' + '),
      usingMetrics: Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric])),
      label: `Throttled ${what}`,
      period,
    }),
    above: 10,
    text: `DynamoDB refuses ${what} of the table or an index. The SDK retries, so members wait; some see errors. First: which one, in the metrics of the table? A single company that imports or sends a lot is one hot partition; otherwise the table’s own maximum is too low.`,
  };
}
