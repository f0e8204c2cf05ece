import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { forbiddenChanges } from './replacements.ts';

function change(resource: ResourceChange) {
  return forbiddenChanges('Conversations-test-Data', [
    { Type: 'Resource', ResourceChange: { LogicalResourceId: 'It', ...resource } },
  ]);
}

test.each([
  ['AWS::DynamoDB::Table', 'the table'],
  ['AWS::Cognito::UserPool', 'the user pool'],
  ['AWS::KMS::Key', 'the key'],
  ['AWS::SMSVOICE::PhoneNumber', 'a phone number'],
  ['AWS::Cognito::UserPoolDomain', 'signs in'],
  ['AWS::SNS::Topic', 'a topic'],
  ['AWS::SQS::Queue', 'a queue'],
  ['AWS::IAM::Role', 'the role'],
  ['AWS::CloudFront::Distribution', 'bookmarked'],
])('a deployment that would replace or remove a %s is refused', (ResourceType, what) => {
  for (const resource of [
    { Action: 'Modify', Replacement: 'True' },
    { Action: 'Modify', Replacement: 'Conditional' },
    { Action: 'Remove' },
  ] as const) {
    expect(change({ ResourceType, ...resource })).toEqual([expect.stringContaining(what)]);
  }
});

const details = (...names: readonly string[]) =>
  names.map((Name) => ({
    Target: { Attribute: 'Properties', Name, RequiresRecreation: 'Conditionally' } as const,
  }));

test('a table may get another index, and nothing else of which it is only said that it may replace it', () => {
  const growing = {
    ResourceType: 'AWS::DynamoDB::Table',
    Action: 'Modify',
    Replacement: 'Conditional',
  } as const;
  const index = {
    Target: { Attribute: 'Properties', Name: 'GlobalSecondaryIndexes', RequiresRecreation: 'Never' },
  } as const;
  expect(change({ ...growing, Details: [index, ...details('AttributeDefinitions')] })).toEqual([]);
  expect(change({ ...growing, Details: details('AttributeDefinitions', 'KeySchema') })).toHaveLength(1);
});

const inService = (ResourceType: string, LogicalResourceId: string) =>
  forbiddenChanges('Conversations-test-Service', [
    { Type: 'Resource', ResourceChange: { ResourceType, LogicalResourceId, Action: 'Remove' } },
  ]);

test.each(['AWS::KMS::Key', 'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::IAM::Role'])(
  'the service may lose a %s, at which nothing outside points',
  (type) => expect(inService(type, 'It')).toEqual([]),
);

test('the service keeps the page’s address and that of the automations’ API; pages find the socket again', () => {
  expect(inService('AWS::CloudFront::Distribution', 'PageDistribution')).toHaveLength(1);
  expect(inService('AWS::ApiGatewayV2::Api', 'HttpApi1234')).toHaveLength(1);
  expect(inService('AWS::ApiGatewayV2::Api', 'LiveApi1234')).toEqual([]);
});

test('everything else may change, and so may they as long as they stay what they are', () => {
  const ResourceType = 'AWS::DynamoDB::Table';
  expect(change({ ResourceType, Action: 'Modify', Replacement: 'False' })).toEqual([]);
  expect(change({ ResourceType, Action: 'Add' })).toEqual([]);
  expect(change({ ResourceType: 'AWS::Lambda::Function', Action: 'Modify', Replacement: 'True' })).toEqual(
    [],
  );
});
