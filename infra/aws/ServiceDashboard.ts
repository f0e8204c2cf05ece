import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, Stats, TextWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { metricDescriptions, type MetricName } from '#functions/metrics.ts';
import { countedMetric } from './countedMetric.ts';
import type { DeployedFunction } from './FunctionSet.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';
import type { QueueSet } from './QueueSet.ts';
import type { Stage } from './stages.ts';

type Shown = {
  readonly functions: readonly DeployedFunction[];
  readonly topics: SubscribedTopics;
  readonly queues: QueueSet;
  readonly api: HttpApi;
};

const period = Duration.minutes(5);

/** Creates the dashboard: texts that go out and come in, what waits, and what fails. */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, { functions, topics, queues, api }: Shown, stage: Stage) {
    super(scope, id);
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 });
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `conversations-${stage.name}`,
      defaultInterval: Duration.hours(12),
    });
    const lines = Object.values(queues.all).map((each) => [each.described.name, each] as const);
    const waiting = [...lines, ...topics.byName];
    const names = Object.keys(metricDescriptions) as MetricName[];
    const meanings = Object.entries(metricDescriptions).map(([name, meaning]) => `**${name}**: ${meaning}`);
    dashboard.addWidgets(new TextWidget({ markdown: meanings.join('; '), width: 24, height: 2 }));
    dashboard.addWidgets(
      graph(
        'Texts',
        names.map((name) => countedMetric(name, period, stage.name)),
      ),
      graph(
        'Oldest thing waiting, seconds',
        waiting.map(([name, { queue }]) =>
          queue.metricApproximateAgeOfOldestMessage({ period, label: name }),
        ),
      ),
    );
    dashboard.addWidgets(
      graph(
        'Dead letters',
        waiting.map(([name, { deadLetters }]) =>
          deadLetters.metricApproximateNumberOfMessagesVisible({ period, label: name }),
        ),
      ),
      graph(
        'Failed runs',
        functions.map(({ name, handler }) => handler.metricErrors({ period, label: name })),
      ),
    );
    dashboard.addWidgets(
      graph('Requests of the page', [
        api.metricCount({ period }),
        api.metricClientError({ period }),
        api.metricServerError({ period }),
      ]),
      graph('How long they take, milliseconds', [
        api.metricLatency({ period, statistic: Stats.percentile(50), label: 'p50' }),
        api.metricLatency({ period, statistic: Stats.percentile(99), label: 'p99' }),
      ]),
    );
  }
}
