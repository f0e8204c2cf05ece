import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { variables } from '#functions/edge/environment.ts';
import type { Grants } from '#functions/grants.ts';
import type { FunctionSpec } from '#functions/manifest.ts';
import { table } from '#shared/store/table.ts';

/** What the functions' grants stand for in one deployed service. */
export type Granting = {
  readonly tableArn: string;
  readonly tableName: string;
  readonly outboundQueue: IQueue;
  readonly liveStage: WebSocketStage;
  /** Where open pages are posted to. */
  readonly liveEndpoint: string;
  readonly configurationSetName: string;
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

type PolicyOf = {
  readonly [Name in keyof Grants]: { readonly [Much in keyof Grants[Name]]: (granting: Granting) => Policy };
};

const nothing: Policy = { statements: [], environment: {} };

/** A new kind of grant does not compile until its permissions and its environment stand here. */
const policyOf: PolicyOf = {
  store: {
    read: (granting) => storePolicy(granting, reading),
    write: (granting) => storePolicy(granting, [...reading, ...writing]),
  },
  carrier: {
    send: ({ liveStage, configurationSetName }) => {
      const arn = (resource: string, resourceName: string) =>
        Stack.of(liveStage).formatArn({
          service: 'sms-voice',
          resource,
          resourceName,
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        });
      return {
        statements: [
          new PolicyStatement({
            actions: ['sms-voice:SendTextMessage'],
            resources: [arn('phone-number', '*'), arn('configuration-set', configurationSetName)],
          }),
        ],
        environment: { [variables.configurationSet]: configurationSetName },
      };
    },
  },
  live: {
    publish: ({ liveStage, liveEndpoint }) => ({
      statements: [
        new PolicyStatement({
          actions: ['execute-api:ManageConnections'],
          resources: [
            Stack.of(liveStage).formatArn({
              service: 'execute-api',
              resource: liveStage.api.apiId,
              resourceName: `${liveStage.stageName}/POST/@connections/*`,
            }),
          ],
        }),
      ],
      environment: { [variables.liveEndpoint]: liveEndpoint },
    }),
  },
  // Counted in lines of the log, which every function may write.
  metrics: { count: () => nothing },
  outbound: {
    send: ({ outboundQueue }) => ({
      statements: [
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [outboundQueue.queueArn] }),
      ],
      environment: { [variables.outboundQueueUrl]: outboundQueue.queueUrl },
    }),
  },
};

/** The permissions and the environment of a row's `needs`, and nothing else; who is started by a queue knows it, to give items back. */
export function policyFor({ needs, on }: Pick<FunctionSpec, 'needs' | 'on'>, granting: Granting): Policy {
  const policies = Object.entries(needs).map(([name, much]) => {
    const policiesOfGrant = policyOf[name as keyof Grants] as Record<string, (granting: Granting) => Policy>;
    const policy = policiesOfGrant[much];
    if (!policy) throw new Error(`There is no policy for ${name}: ${much}`);
    return policy(granting);
  });
  return {
    statements: policies.flatMap(({ statements }) => statements),
    environment: Object.assign(
      'queue' in on ? { [variables.outboundQueueUrl]: granting.outboundQueue.queueUrl } : {},
      ...policies.map(({ environment }) => environment),
    ) as Record<string, string>,
  };
}

function storePolicy({ tableArn, tableName }: Granting, actions: readonly string[]): Policy {
  const indexes = Object.keys(table.indexes).map((index) => `${tableArn}/index/${index}`);
  return {
    statements: [new PolicyStatement({ actions: [...actions], resources: [tableArn, ...indexes] })],
    environment: { [variables.tableName]: tableName },
  };
}
