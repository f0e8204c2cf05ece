import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { visibilitySecondsOf } from './functionLimits.ts';
import type { Stage } from './stages.ts';
import { whatStays } from './whatStays.ts';

/** A topic of the carrier with the queue that keeps what it says, and where goes what cannot be handled. */
export type NoticeTopic = { readonly topic: Topic; readonly queue: Queue; readonly deadLetters: Queue };

const receivesUntilDead = 5;

/**
 * One topic, one queue and one dead-letter queue for every topic that starts a function. A topic that called its function
 * directly would forget after two failures.
 */
export class NoticeTopics extends Construct {
  /** By the topic's name in the manifest. */
  readonly byName: ReadonlyMap<string, NoticeTopic>;
  readonly key: Key;

  readonly #removalPolicy: RemovalPolicy;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.#removalPolicy = whatStays(stage);
    this.key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy: this.#removalPolicy });
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.byName = new Map(
      (Object.entries(manifest) as readonly [FunctionName, FunctionSpec][]).flatMap(([name, spec]) =>
        'topic' in spec.on
          ? [[spec.on.topic.name, this.#topic(spec.on.topic.name, visibilitySecondsOf(name, spec))] as const]
          : [],
      ),
    );
  }

  named(name: string): NoticeTopic {
    const found = this.byName.get(name);
    if (!found) throw new Error(`No function listens to a topic "${name}"`);
    return found;
  }

  #topic(name: string, visibilitySeconds: number): NoticeTopic {
    const topic = new Topic(this, name, { masterKey: this.key, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    // A text that waits here is nowhere else yet.
    const kept = {
      removalPolicy: this.#removalPolicy,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    const deadLetters = new Queue(this, `${name}-dead-letters`, kept);
    const queue = new Queue(this, `${name}-queue`, {
      ...kept,
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: receivesUntilDead },
    });
    topic.addSubscription(new SqsSubscription(queue));
    return { topic, queue, deadLetters };
  }
}
