import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { changeRetries } from '#functions/manifest.ts';
import {
  allQueues,
  firstDataTemplate,
  functions,
  passingTemplates,
  prodTemplates,
  resources,
  statementsOfRole,
  type Resource,
} from '#testing/testStacks.ts';
import { limitsOf } from './functionLimits.ts';

const { data, service } = prodTemplates();
const passing = passingTemplates();
/** The data stack of a first deployment. */
const first = firstDataTemplate();

describe('data that must never be lost', () => {
  test('the table and the user pool survive the deletion of their stack, and refuse their own', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool', 'AWS::KMS::Key']) {
      const [found] = Object.values(data.findResources(type)) as Resource[];
      expect([type, found?.DeletionPolicy]).toEqual([type, 'RetainExceptOnCreate']);
    }
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    data.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  });

  test('no number is ever made or changed by a deployment', () => {
    expect(resources('AWS::SMSVOICE::PhoneNumber')).toEqual([]);
  });

  test('each function lives as long as its limit says', () => {
    const deployed = resources('AWS::Lambda::Function');
    const lifeOf = (name: string) =>
      deployed.find(({ Properties }) => String(Properties['Description']).endsWith(`/${name}`))?.Properties[
        'Timeout'
      ];
    expect(functions.map(([name]) => [name, lifeOf(name)])).toEqual(
      functions.map(([name, spec]) => [name, limitsOf(name, spec).seconds]),
    );
  });

  test('a queue hides an item for longer than its function lives', () => {
    const mappings = resources('AWS::Lambda::EventSourceMapping');
    const deployedQueues = allQueues();
    const timeouts = new Map(
      Object.entries(service.findResources('AWS::Lambda::Function') as Record<string, Resource>).map(
        ([id, { Properties }]) => [id, Number(Properties['Timeout'])],
      ),
    );
    const fromQueues = mappings.flatMap(({ Properties }) => {
      const source = JSON.stringify(Properties['EventSourceArn']);
      const queue = Object.entries(deployedQueues).find(([id]) => source.includes(id))?.[1];
      const handler = (Properties['FunctionName'] as { Ref: string }).Ref;
      return queue
        ? [[Number(queue.Properties['VisibilityTimeout']), timeouts.get(handler) ?? 0] as const]
        : [];
    });
    const started = functions.filter(([, { on }]) => 'topic' in on || 'queue' in on || 'deadLettersOf' in on);
    expect(fromQueues).toHaveLength(started.length);
    expect(fromQueues.filter(([hidden, lives]) => hidden <= lives)).toEqual([]);
  });

  test('a change of the table that cannot be handled is isolated, retried, and skipped for a person', () => {
    const streams = resources('AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties['StartingPosition'] === 'TRIM_HORIZON',
    );
    const patience = streams.map(({ Properties }) => [
      Properties['MaximumRetryAttempts'],
      Properties['MaximumRecordAgeInSeconds'],
      Properties['BisectBatchOnFunctionError'],
      'DestinationConfig' in Properties,
    ]);
    expect(patience).toEqual([
      [changeRetries, undefined, true, true],
      [changeRetries, undefined, true, true],
    ]);
  });
});

describe('what stays when the stacks of a stage are deleted', () => {
  const holding = [
    'AWS::DynamoDB::Table',
    'AWS::Cognito::UserPool',
    'AWS::KMS::Key',
    'AWS::Logs::LogGroup',
    'AWS::S3::Bucket',
  ];
  const policiesOf = ({ data: one, service: other }: typeof passing, type: string) =>
    [...Object.values(one.findResources(type)), ...Object.values(other.findResources(type))].map(
      (found) => (found as Resource).DeletionPolicy,
    );

  test.each(holding)('every %s of a stage that keeps its data, and none of one that does not', (type) => {
    expect(new Set(policiesOf({ data, service }, type))).toEqual(new Set(['RetainExceptOnCreate']));
    expect(new Set(policiesOf(passing, type))).toEqual(new Set(['Delete']));
  });

  test('an inbound text that waits in a queue, or among its dead letters, when the data is kept', () => {
    const kept = (template: Template) =>
      Object.entries(
        template.findResources('AWS::SQS::Queue', { DeletionPolicy: 'RetainExceptOnCreate' }),
      ).map(([id]) => id);
    expect(kept(data).filter((id) => id.startsWith('Topics'))).toHaveLength(6);
    expect(kept(passing.data)).toEqual([]);
  });

  test('a failed first deployment leaves nothing that blocks the next one', () => {
    const policies = [
      ...Object.values(first.toJSON()['Resources']),
      ...Object.values(service.toJSON()['Resources']),
    ];
    const retained = (policies as readonly (Resource & { readonly Type: string })[]).filter(
      ({ DeletionPolicy }) => DeletionPolicy === 'Retain',
    );
    // API Gateway's logging role is the account's, so other APIs log with it once it exists.
    expect(retained.map(({ Type }) => Type)).toEqual(['AWS::IAM::Role', 'AWS::ApiGateway::Account']);
    first.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    first.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' });
  });
});

test('members sign in with a second factor where the stage requires one, and truly without where it does not', () => {
  const pools = [data, passing.data].flatMap(
    (template) => Object.values(template.findResources('AWS::Cognito::UserPool')) as Resource[],
  );
  expect(pools.map(({ Properties }) => [Properties['MfaConfiguration'], Properties['EnabledMfas']])).toEqual([
    ['ON', ['SOFTWARE_TOKEN_MFA']],
    ['OFF', undefined],
  ]);
});

test('invitations are written by a function that may only write its log', () => {
  const [pool] = Object.values(data.findResources('AWS::Cognito::UserPool')) as Resource[];
  const [id] = Object.entries(data.findResources('AWS::Lambda::Function')).flatMap(([logicalId, found]) =>
    String((found as Resource).Properties['Description']).endsWith('/invitationMail') ? logicalId : [],
  );
  expect(pool?.Properties['LambdaConfig']).toEqual({ CustomMessage: { 'Fn::GetAtt': [id, 'Arn'] } });
  data.hasResourceProperties('AWS::Lambda::Permission', {
    FunctionName: { 'Fn::GetAtt': [id, 'Arn'] },
    Principal: 'cognito-idp.amazonaws.com',
  });
  const [roleId = ''] = Object.keys(data.findResources('AWS::IAM::Role')).filter((each) =>
    each.includes('invitationMailRole'),
  );
  const statements = statementsOfRole(data, roleId);
  expect(statements.map(({ Action }) => Action)).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents']]);
});
