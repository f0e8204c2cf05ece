import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, type Function, type StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { changeRetries } from '#functions/manifest.ts';
import type { ChangePattern } from '#shared/store/changePatterns.ts';
import { mostAtOnce } from './functionLimits.ts';
import type { DeployedFunction } from './FunctionSet.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';
import type { QueueSet } from './QueueSet.ts';

type From = {
  readonly table: Pick<Table, 'tableStreamArn'>;
  /** LATEST on an emulator, whose table holds data from before its functions existed; in AWS no change may be missed. */
  readonly streamFrom: StartingPosition;
  readonly topics: SubscribedTopics;
  readonly queues: QueueSet;
  readonly hasCanary: boolean;
};

/** Connects functions to everything but HTTP and WebSocket that starts them: topics, queues, the table's stream and a schedule. */
export class EventSources extends Construct {
  /** Queues with a note about every change that a reader of the stream skipped, by the function's name. */
  readonly skipped = new Map<string, IQueue>();

  constructor(scope: Construct, id: string, functions: readonly DeployedFunction[], from: From) {
    super(scope, id);
    for (const { name, on, handler } of functions) {
      if ('topic' in on) {
        const { queue } = from.topics.named(on.topic.name);
        handler.addEventSource(fromQueue(queue, 10, mostAtOnce({ on })));
      } else if ('queue' in on) {
        handler.addEventSource(fromQueue(from.queues.named(on.queue.name).queue, 1, mostAtOnce({ on })));
      } else if ('deadLettersOf' in on) {
        const { deadLetters } = from.queues.named(on.deadLettersOf.name);
        handler.addEventSource(fromQueue(deadLetters, 1, mostAtOnce({ on })));
      } else if ('stream' in on) this.#follow(from, name, handler, on.only);
      else if ('everyMinutes' in on) {
        new Rule(this, `${name}Clock`, {
          description: `Conversations: starts ${name}`,
          schedule: Schedule.rate(Duration.minutes(on.everyMinutes)),
          enabled: name !== 'checkDelivery' || from.hasCanary,
          targets: [new LambdaFunction(handler, once)],
        });
        handler.configureAsyncInvoke(once);
      }
    }
  }

  /**
   * Connects a function to the table's stream. A batch that fails is halved until the change that cannot be handled is alone. It
   * is retried a few times and then skipped, because it would hold up every company's changes behind it for a day.
   */
  #follow(
    { table, streamFrom }: From,
    name: string,
    handler: Function,
    only: readonly ChangePattern[],
  ): void {
    const streamArn = table.tableStreamArn;
    if (streamArn === undefined) throw new Error('The table has no stream');
    handler.addEventSourceMapping(`${name}Changes`, {
      eventSourceArn: streamArn,
      startingPosition: streamFrom,
      batchSize: 100,
      filters: only.map((pattern) => FilterCriteria.filter(pattern)),
      bisectBatchOnError: true,
      retryAttempts: changeRetries,
      onFailure: new SqsDlq(this.#skipped(name)),
    });
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
    );
    handler.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
  }

  #skipped(name: string): IQueue {
    const queue = new Queue(this, `${name}Skipped`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.skipped.set(name, queue);
    return queue;
  }
}

/** A run that fails is not repeated, because the next minute's run does the same work. */
const once = { retryAttempts: 0, maxEventAge: Duration.minutes(1) };

function fromQueue(queue: IQueue, batchSize: number, maxConcurrency: number): SqsEventSource {
  return new SqsEventSource(queue, { batchSize, maxConcurrency, reportBatchItemFailures: true });
}
