import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  Stats,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import { metricNamespace, metricService } from '#functions/metrics.ts';
import type { DeployedFunction } from './FunctionSet.ts';
import type { NoticeTopics } from './NoticeTopics.ts';
import type { QueueSet } from './QueueSet.ts';
import type { Stage } from './stages.ts';

type Watched = {
  readonly functions: readonly DeployedFunction[];
  readonly topics: NoticeTopics;
  readonly queues: QueueSet;
};

/** Where more can be said than of any queue. */
const textsOf: Readonly<Record<string, { readonly dead: string; readonly stuck: string }>> = {
  [outboundTexts.name]: {
    dead: 'A text was handed out a thousand times without an end. tendMessages settles it by age; look in the log of deliverMessage why it never left.',
    stuck:
      'Texts wait longer than a quarter of an hour: staff see "Waiting to send". First: is the number suspended, its spend limit reached, or its line simply long?',
  },
};

const fiveMinutes = Duration.minutes(5);

/** Every alarm says what breaks for whom, and what to do first; the runbook in infra/README.md goes on from there. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { functions, topics, queues }: Watched, stage: Stage) {
    super(scope, id);
    this.#stage = stage;
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    if (stage.alarmsTo) this.topic.addSubscription(new EmailSubscription(stage.alarmsTo));

    for (const [name, { deadLetters }] of topics.byName) {
      this.#when(
        `${name}-dead-letters`,
        deadLetters.metricApproximateNumberOfMessagesVisible({
          period: fiveMinutes,
          statistic: Stats.MAXIMUM,
        }),
        0,
        `A notice of the carrier (${name}) could not be handled and waits. An inbound text may be missing from its thread, or a state may be wrong. Nothing is lost. First: read the log of its function, mend, redrive.`,
      );
    }
    for (const { described, queue, deadLetters } of Object.values(queues.all)) {
      const { name, receivesUntilDead } = described;
      const texts = textsOf[name];
      this.#when(
        `${name}-dead-letters`,
        deadLetters.metricApproximateNumberOfMessagesVisible({
          period: fiveMinutes,
          statistic: Stats.MAXIMUM,
        }),
        0,
        texts?.dead ??
          `Something on the queue ${name} was handed out ${receivesUntilDead} times without an end, and waits. Nothing is lost. First: read the log of its function, mend, redrive.`,
      );
      this.#when(
        `${name}-stuck`,
        queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes, statistic: Stats.MAXIMUM }),
        15 * 60,
        texts?.stuck ??
          `What stands on the queue ${name} waits longer than a quarter of an hour. First: read the log of its function.`,
        2,
      );
    }
    for (const { name, on, handler } of functions) {
      if ('stream' in on) {
        this.#when(
          `${name}-behind`,
          handler.metric('IteratorAge', { period: fiveMinutes, statistic: Stats.MAXIMUM }),
          60_000,
          name === 'queueMessages'
            ? 'Accepted texts do not reach the line: nothing goes out. First: read the log of queueMessages.'
            : 'Open pages are told late of what happens; they catch up on focus. First: read its log.',
        );
      }
      if ('everyMinutes' in on) {
        this.#when(
          `${name}-fails`,
          handler.metricErrors({ period: fiveMinutes }),
          2,
          'Nobody looks after texts that are overdue: a stuck one stays stuck. First: read the log of tendMessages.',
        );
      }
      if ('http' in on || 'socket' in on || name === 'deliverMessage') {
        this.#when(
          `${name}-fails`,
          handler.metricErrors({ period: fiveMinutes }),
          4,
          name === 'deliverMessage'
            ? 'Texts fail on their way to the carrier for a reason nobody foresaw; they stay queued or become unconfirmed. First: read its log.'
            : `Members see "Something went wrong" (${name}). First: read its log.`,
        );
      }
    }
    this.#when(
      'failures-seen-by-members',
      new Metric({
        namespace: metricNamespace,
        metricName: 'unconfirmed',
        dimensionsMap: { service: metricService },
        period: fiveMinutes,
        statistic: Stats.SUM,
      }),
      4,
      "The carrier leaves texts unanswered: staff must decide whether to send again. First: the carrier's status page.",
    );
    this.#when(
      'mended',
      new Metric({
        namespace: metricNamespace,
        metricName: 'mended',
        dimensionsMap: { service: metricService },
        period: fiveMinutes,
        statistic: Stats.SUM,
      }),
      0,
      'tendMessages had to mend a text: a function or a queue lost its hold of it. Nobody was texted twice. First: which function failed in that minute?',
    );
  }

  #when(name: string, metric: IMetric, above: number, text: string, periods = 1): void {
    new Alarm(this, name, {
      alarmName: `conversations-${this.#stage.name}-${name}`,
      alarmDescription: text,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}
