import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Universal } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { SubscribedTopics } from './SubscribedTopics.ts';

const everyMinutes = 15;

/**
 * Moves topic messages that failed five times back to their queue every quarter of an hour, for as long as they fail. It uses no
 * function, so that it continues when functions cannot run. A moved one is new to SQS, so it does not expire meanwhile.
 * Source: Amazon SQS API Reference, StartMessageMoveTask; EventBridge Scheduler User Guide, "Universal targets".
 */
export class RetrySchedule extends Construct {
  constructor(scope: Construct, id: string, { byName }: SubscribedTopics) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Moves topic messages that failed back to their queue',
    });
    for (const [name, { queue, retries }] of byName) {
      new Schedule(this, name, {
        description: `Moves ${name} that failed back to their queue`,
        schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
        target: new Universal({
          service: 'sqs',
          action: 'startMessageMoveTask',
          input: ScheduleTargetInput.fromObject({
            SourceArn: retries.queueArn,
            DestinationArn: queue.queueArn,
          }),
          role,
          policyStatements: [
            new PolicyStatement({
              actions: [
                'sqs:StartMessageMoveTask',
                'sqs:ReceiveMessage',
                'sqs:DeleteMessage',
                'sqs:GetQueueAttributes',
              ],
              resources: [retries.queueArn],
            }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
          ],
          // It runs again in a quarter of an hour anyway, and SQS refuses a task while another one runs.
          retryAttempts: 0,
        }),
      });
    }
  }
}
