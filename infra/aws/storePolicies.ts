import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { variables } from '#functions/edge/environment.ts';
import type { Writable } from '#functions/writablePartitions.ts';
import { table } from '#shared/store/table.ts';
import type { Granting, Policy, PolicyOf } from './Granting.ts';

const reading = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const writing = [
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

/** The operations of the table that each level of the grant allows. `writePolicy` adds the partitions that it may write. */
export const storePolicies: PolicyOf<'store'> = {
  read: (granting) => storePolicy(granting, reading),
  automations: (granting) => storePolicy(granting, reading),
  company: (granting) => storePolicy(granting, reading),
  live: (granting) => storePolicy(granting, [...reading, 'dynamodb:ConditionCheckItem']),
  members: (granting) => storePolicy(granting, reading),
  number: (granting) => storePolicy(granting, reading),
  settings: (granting) => storePolicy(granting, reading),
  write: (granting) => storePolicy(granting, [...reading, ...writing]),
  send: (granting) => storePolicy(granting, [...reading, ...writing]),
};

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
export function writePolicy({ tableArn }: Granting, writable: Writable): readonly PolicyStatement[] {
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
