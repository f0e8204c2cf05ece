import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { queueVariable, variables } from '#functions/edge/environment.ts';
import type { Grants } from '#functions/grants.ts';
import type { FunctionSpec, Trigger } from '#functions/manifest.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import type { queues } from '#functions/queues.ts';
import { writablePartitions } from '#functions/writablePartitions.ts';
import { carrierPolicies } from './carrierPolicies.ts';
import type { Granting, Policy, PolicyOf } from './Granting.ts';
import { storePolicies, writePolicy } from './storePolicies.ts';
import type { QueueSet } from './QueueSet.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';

const nothing: Policy = { statements: [], environment: {} };

/** Policies by grant. A new kind of grant does not compile until it has one here; sending to a queue is the same for each. */
const policyOf: { readonly [Name in Exclude<keyof Grants, keyof typeof queues>]: PolicyOf<Name> } = {
  store: storePolicies,
  ...carrierPolicies,
  live: {
    publish: ({ liveStage, liveEndpoint }) => ({
      statements: [
        new PolicyStatement({
          actions: ['execute-api:ManageConnections'],
          resources: ['POST', 'DELETE'].map((method) =>
            Stack.of(liveStage).formatArn({
              service: 'execute-api',
              resource: liveStage.api.apiId,
              resourceName: `${liveStage.stageName}/${method}/@connections/*`,
            }),
          ),
        }),
      ],
      environment: { [variables.liveEndpoint]: liveEndpoint },
    }),
  },
  eventTopic: {
    publish: ({ topics: { events, key } }) => ({
      statements: [
        new PolicyStatement({ actions: ['sns:Publish'], resources: [events.topicArn] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
      ],
      environment: { [variables.eventTopicArn]: events.topicArn },
    }),
  },
  invitations: {
    send: ({ userPoolArn, userPoolId, signInIssuer, pageAddress, mailFrom, topics }) => ({
      statements: [
        new PolicyStatement({
          actions: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'],
          resources: [userPoolArn],
        }),
        ...(mailFrom === undefined ? [] : [mailPolicy(mailFrom, { topics })]),
      ],
      environment: {
        [variables.userPoolId]: userPoolId,
        [variables.signInIssuer]: signInIssuer,
        [variables.pageAddress]: pageAddress,
        ...(mailFrom !== undefined && { [variables.mailFrom]: mailFrom }),
      },
    }),
  },
  // Counts are lines of the log, which every function may write.
  metrics: { count: () => nothing },
  log: { write: () => nothing },
  canary: {
    text: ({ canaryCompany }) => ({
      statements: [],
      environment: { ...(canaryCompany !== undefined && { [variables.canaryCompany]: canaryCompany }) },
    }),
  },
};

/** Returns the permissions and environment of a row's `needs`, with the address of its queue, to give items back. */
export function policyFor({ needs, on }: Pick<FunctionSpec, 'needs' | 'on'>, granting: Granting): Policy {
  const policies = [
    ...deadLettersPolicy(on, granting.topics),
    {
      statements: writablePartitions({ needs, on }).flatMap((writable) => writePolicy(granting, writable)),
      environment: {},
    },
    ...Object.entries(needs).map(([name, much]) => policyOfNeed(name, much, granting)),
  ];
  return {
    statements: policies.flatMap(({ statements }) => statements),
    environment: Object.assign(
      startingQueueUrl(on, granting.queues),
      ...policies.map(({ environment }) => environment),
    ) as Record<string, string>,
  };
}

/** Lets a function that a topic starts put a topic message that needs a person among the topic's dead letters. */
function deadLettersPolicy(on: Trigger, topics: SubscribedTopics): readonly Policy[] {
  if (!('topic' in on)) return [];
  return [sendPolicy(deadLettersOf(on.topic), topics.named(on.topic.name).deadLetters)];
}

function policyOfNeed(name: string, much: string, granting: Granting): Policy {
  const sentTo = granting.queues.all[name];
  if (sentTo) return sendPolicy(sentTo.described.name, sentTo.queue);
  const policiesOfGrant = policyOf[name as keyof typeof policyOf] as Record<
    string,
    (granting: Granting) => Policy
  >;
  const policy = policiesOfGrant[much];
  if (!policy) throw new Error(`There is no policy for ${name}: ${much}`);
  return policy(granting);
}

function startingQueueUrl(on: Trigger, known: QueueSet): Readonly<Record<string, string>> {
  if ('queue' in on) {
    return { [queueVariable(on.queue.name)]: known.named(on.queue.name).queue.queueUrl };
  }
  if ('deadLettersOf' in on) {
    const { deadLetters } = known.named(on.deadLettersOf.name);
    return { [queueVariable(deadLettersOf(on.deadLettersOf))]: deadLetters.queueUrl };
  }
  return {};
}

/**
 * Allows mails from this address only. SES also checks the identity of the recipient while it is in its sandbox, and the default
 * configuration set of the sender's identity if it has one. Neither is known here.
 */
function mailPolicy(mailFrom: string, { topics }: Pick<Granting, 'topics'>): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: ['identity', 'configuration-set'].map((resource) =>
      Stack.of(topics).formatArn({ service: 'ses', resource, resourceName: '*' }),
    ),
    conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
  });
}

function sendPolicy(queueName: string, queue: IQueue): Policy {
  return {
    statements: [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] })],
    environment: { [queueVariable(queueName)]: queue.queueUrl },
  };
}
