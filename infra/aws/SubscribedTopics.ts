import { CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { topics, type Topic as Described } from '#functions/carrier/topics.ts';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { visibilitySecondsOf } from './functionLimits.ts';
import type { Stage } from './stages.ts';
import { removalPolicyOf } from './removalPolicyOf.ts';

export type SubscribedTopic = {
  readonly topic: Topic;
  readonly queue: Queue;
  /** Holds what failed five times, until it is moved back to the queue. */
  readonly retries: Queue;
  /** Holds topic messages that need a person, because they cannot be read or belong to no company. */
  readonly deadLetters: Queue;
};

const receivesUntilRetry = 5;

/**
 * Creates the carrier's topics, each with its queues, and the role with which a number publishes. Every number of every company
 * points at the inbound topic and at this role, so all of them have fixed names, and outlive the stacks of a stage that keeps
 * its data. A number that points at nothing loses what people text to it, STOP included.
 */
export class SubscribedTopics extends Construct {
  /** The topics by their name in the manifest. */
  readonly byName: ReadonlyMap<string, SubscribedTopic>;
  readonly key: Key;
  /** Assumed by a two-way number to publish inbound texts. */
  readonly twoWayRole: Role;
  readonly configurationSetName: string;
  /** The topic to which automations subscribe. It outlives the service, and so do their subscriptions. */
  readonly events: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.#stage = stage;
    this.configurationSetName = `conversations-${stage.name}`;
    this.key = this.#key();
    this.twoWayRole = new Role(this, 'TwoWayRole', {
      roleName: this.#nameOf('two-way'),
      assumedBy: new ServicePrincipal('sms-voice.amazonaws.com', { conditions: this.#ofThisAccount }),
      description: `Conversations, ${stage.name}: lets a number publish what people text`,
    });
    this.byName = new Map(
      (Object.entries(manifest) as readonly [FunctionName, FunctionSpec][]).flatMap(([name, spec]) =>
        'topic' in spec.on
          ? [[spec.on.topic.name, this.#topic(spec.on.topic, visibilitySecondsOf(name, spec))] as const]
          : [],
      ),
    );
    this.#admitCarrier();
    this.events = new Topic(this, 'events', {
      topicName: this.#nameOf('events'),
      masterKey: this.key,
      enforceSSL: true,
    });
    for (const part of this.node.findAll()) {
      if (CfnResource.isCfnResource(part)) part.applyRemovalPolicy(removalPolicyOf(stage));
    }
  }

  named(name: string): SubscribedTopic {
    const found = this.byName.get(name);
    if (!found) throw new Error(`No function listens to a topic "${name}"`);
    return found;
  }

  get #ofThisAccount() {
    return { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
  }

  #nameOf(what: string): string {
    return `conversations-${this.#stage.name}-${what}`;
  }

  #key(): Key {
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: this.#ofThisAccount,
      }),
    );
    return key;
  }

  #topic({ name }: Described, visibilitySeconds: number): SubscribedTopic {
    const topic = new Topic(this, name, {
      topicName: this.#nameOf(name),
      masterKey: this.key,
      enforceSSL: true,
    });
    const queueOf = (what: string) => ({
      queueName: this.#nameOf(what),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const deadLetters = new Queue(this, `${name}-dead-letters`, queueOf(`${name}-dead-letters`));
    // Nothing receives from the retries but the task that moves them, so the count is never reached. Being their dead-letter
    // queue is what lets SQS move the dead letters back to the queue. Source: Amazon SQS API Reference, StartMessageMoveTask.
    const retries = new Queue(this, `${name}-retries`, {
      ...queueOf(`${name}-retries`),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 1000 },
    });
    const queue = new Queue(this, `${name}-queue`, {
      ...queueOf(name),
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      deadLetterQueue: { queue: retries, maxReceiveCount: receivesUntilRetry },
    });
    topic.addSubscription(new SqsSubscription(queue));
    return { topic, queue, retries, deadLetters };
  }

  /**
   * Lets only the role publish inbound texts, and only this stage's configuration set publish receipts. The set is part of the
   * service, so its ARN is built from its fixed name, because the data stack refers to nothing in the service stack.
   */
  #admitCarrier(): void {
    const { topic: inbound } = this.named(topics.inboundTexts.name);
    this.twoWayRole.addToPolicy(
      new PolicyStatement({ actions: ['sns:Publish'], resources: [inbound.topicArn] }),
    );
    this.twoWayRole.addToPolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [this.key.keyArn],
      }),
    );
    inbound.addToResourcePolicy(
      new PolicyStatement({
        principals: [this.twoWayRole],
        actions: ['sns:Publish'],
        resources: [inbound.topicArn],
      }),
    );
    const { topic: receipts } = this.named(topics.deliveryReceipts.name);
    const configurationSetArn = Stack.of(this).formatArn({
      service: 'sms-voice',
      resource: 'configuration-set',
      resourceName: this.configurationSetName,
    });
    receipts.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [receipts.topicArn],
        conditions: { ...this.#ofThisAccount, ArnLike: { 'aws:SourceArn': configurationSetArn } },
      }),
    );
  }
}
