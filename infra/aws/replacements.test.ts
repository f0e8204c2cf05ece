import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { forbiddenChanges } from './replacements.ts';

function change(resource: ResourceChange) {
  return forbiddenChanges('Data', [
    { Type: 'Resource', ResourceChange: { LogicalResourceId: 'It', ...resource } },
  ]);
}

test.each([
  ['AWS::DynamoDB::Table', 'the table'],
  ['AWS::Cognito::UserPool', 'the user pool'],
  ['AWS::KMS::Key', 'the key'],
  ['AWS::SMSVOICE::PhoneNumber', 'a phone number'],
])('a deployment that would replace or remove a %s is refused', (ResourceType, what) => {
  for (const resource of [
    { Action: 'Modify', Replacement: 'True' },
    { Action: 'Modify', Replacement: 'Conditional' },
    { Action: 'Remove' },
  ] as const) {
    expect(change({ ResourceType, ...resource })).toEqual([expect.stringContaining(what)]);
  }
});

test('everything else may change, and so may they as long as they stay what they are', () => {
  const ResourceType = 'AWS::DynamoDB::Table';
  expect(change({ ResourceType, Action: 'Modify', Replacement: 'False' })).toEqual([]);
  expect(change({ ResourceType, Action: 'Add' })).toEqual([]);
  expect(change({ ResourceType: 'AWS::Lambda::Function', Action: 'Modify', Replacement: 'True' })).toEqual(
    [],
  );
});
