import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { queueVariable, variables } from '#functions/edge/environment.ts';
import type { Grants } from '#functions/grants.ts';
import type { FunctionSpec, Trigger } from '#functions/manifest.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import type { queues } from '#functions/queues.ts';
import { writablePartitions, type Writable } from '#functions/writablePartitions.ts';
import { table } from '#shared/store/table.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';
import type { QueueSet } from './QueueSet.ts';

/** The resources of one service to which the functions' grants refer. */
export type Granting = {
  readonly tableArn: string;
  readonly tableName: string;
  readonly queues: QueueSet;
  readonly topics: SubscribedTopics;
  readonly liveStage: WebSocketStage;
  /** Address at which messages are posted to open pages. */
  readonly liveEndpoint: string;
  readonly configurationSetName: string;
  readonly userPoolArn: string;
  readonly userPoolId: string;
  /** The issuer of the members' tokens. */
  readonly signInIssuer: string;
  readonly pageAddress: string;
  /** The address of mails to people who have an account already. */
  readonly mailFrom: string | undefined;
  /** The company that the canary texts for. */
  readonly canaryCompany?: string;
};

export type Policy = {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
};

const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const writing = [
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

type PolicyOf<Name extends keyof Grants> = {
  readonly [Much in keyof Grants[Name]]: (granting: Granting) => Policy;
};

const nothing: Policy = { statements: [], environment: {} };

/** Policies by grant. A new kind of grant does not compile until it has one here; sending to a queue is the same for each. */
const policyOf: { readonly [Name in Exclude<keyof Grants, keyof typeof queues>]: PolicyOf<Name> } = {
  store: {
    read: (granting) => storePolicy(granting, reading),
    automations: (granting) => storePolicy(granting, reading),
    company: (granting) => storePolicy(granting, reading),
    live: (granting) => storePolicy(granting, [...reading, 'dynamodb:ConditionCheckItem']),
    members: (granting) => storePolicy(granting, reading),
    number: (granting) => storePolicy(granting, reading),
    settings: (granting) => storePolicy(granting, reading),
    write: (granting) => storePolicy(granting, [...reading, ...writing]),
    send: (granting) => storePolicy(granting, [...reading, ...writing]),
  },
  carrier: {
    send: ({ liveStage, configurationSetName }) => ({
      statements: [
        new PolicyStatement({
          actions: ['sms-voice:SendTextMessage'],
          resources: [
            carrierArn(liveStage, 'phone-number', '*'),
            carrierArn(liveStage, 'configuration-set', configurationSetName),
          ],
        }),
      ],
      environment: { [variables.configurationSet]: configurationSetName },
    }),
  },
  carrierNumbers: {
    read: ({ liveStage }) => ({
      statements: [
        new PolicyStatement({
          actions: ['sms-voice:DescribePhoneNumbers'],
          resources: [carrierArn(liveStage, 'phone-number', '*')],
        }),
        new PolicyStatement({
          actions: [
            'sms-voice:DescribeRegistrations',
            'sms-voice:DescribeRegistrationVersions',
            'sms-voice:DescribeRegistrationFieldValues',
          ],
          resources: [carrierArn(liveStage, 'registration', '*')],
        }),
        // The form itself belongs to no resource.
        new PolicyStatement({
          actions: ['sms-voice:DescribeRegistrationFieldDefinitions'],
          resources: ['*'],
        }),
      ],
      environment: {},
    }),
  },
  carrierList: {
    release: ({ liveStage }) => ({
      statements: [
        new PolicyStatement({
          actions: ['sms-voice:DeleteOptedOutNumber'],
          resources: [carrierArn(liveStage, 'opt-out-list', optOutListOf('*'))],
        }),
      ],
      environment: {},
    }),
  },
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

/** Returns the ARN of a resource of the carrier in this account and region. */
function carrierArn(liveStage: WebSocketStage, resource: string, resourceName: string): string {
  return Stack.of(liveStage).formatArn({
    service: 'sms-voice',
    resource,
    resourceName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

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

/** Lets a function that a topic starts put a notice that needs a person among the topic's dead letters. */
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

/** Allows mails from this address only, of the SES identity that is the address or its domain. */
function mailPolicy(mailFrom: string, { topics }: Pick<Granting, 'topics'>): PolicyStatement {
  const identities = [mailFrom, mailFrom.slice(mailFrom.indexOf('@') + 1)];
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: identities.map((identity) =>
      Stack.of(topics).formatArn({ service: 'ses', resource: 'identity', resourceName: identity }),
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

function storePolicy({ tableArn, tableName }: Granting, actions: readonly string[]): Policy {
  const indexes = Object.keys(table.indexes).map((index) => `${tableArn}/index/${index}`);
  return {
    statements: [new PolicyStatement({ actions: [...actions], resources: [tableArn, ...indexes] })],
    environment: { [variables.tableName]: tableName },
  };
}

/**
 * Allows writes of these partitions only, or denies those of others, whatever else allows them. Conditions may still check the others.
 * Source: DynamoDB Developer Guide, "Using IAM policy conditions", `dynamodb:LeadingKeys`.
 */
function writePolicy({ tableArn }: Granting, writable: Writable): readonly PolicyStatement[] {
  const resources = [tableArn];
  if ('allBut' in writable) {
    return [
      new PolicyStatement({
        effect: Effect.DENY,
        actions: writing.filter((action) => action !== 'dynamodb:ConditionCheckItem'),
        resources,
        conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': writable.allBut } },
      }),
    ];
  }
  if (writable.only.length === 0) return [];
  return [
    new PolicyStatement({
      actions: writable.by === 'update' ? ['dynamodb:UpdateItem'] : writing,
      resources,
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': writable.only },
        // Without it, a request that names no key would pass.
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  ];
}
