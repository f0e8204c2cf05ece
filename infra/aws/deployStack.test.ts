import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { deployStack, isNeverCreated } from './deployStack.ts';

/** Simulates a CloudFormation that knows one stack, and keeps the names of its requests. */
function cloudFormation(StackStatus: string | undefined, changes: readonly object[] = []) {
  const asked: string[] = [];
  const client = {
    send(command: object) {
      asked.push(command.constructor.name);
      if (command.constructor.name === 'DescribeChangeSetCommand')
        return Promise.resolve({ Changes: changes });
      if (StackStatus !== undefined) return Promise.resolve({ Stacks: [{ StackStatus }] });
      return Promise.reject(Object.assign(new Error('does not exist'), { name: 'ValidationError' }));
    },
  };
  return { asked, client: client as unknown as CloudFormationClient };
}

const topic = { LogicalResourceId: 'Topic', ResourceType: 'AWS::SNS::Topic' };

test('a change set that would lose data that must be kept is not executed', async () => {
  const changes = [{ ResourceChange: { ...topic, Action: 'Modify', Replacement: 'True' } }];
  const { client, asked } = cloudFormation('UPDATE_COMPLETE', changes);
  await expect(deployStack(client, 'Conversations-test-Data')).rejects.toThrow(
    'would replace a topic at which every number points (Topic in Conversations-test-Data). Nothing was changed.',
  );
  expect(asked).not.toContain('ExecuteChangeSetCommand');
});

test('a stack without changes is left alone', async () => {
  const { client, asked } = cloudFormation('UPDATE_COMPLETE');
  await deployStack(client, 'Conversations-test-Data');
  expect(asked).toEqual(['DescribeChangeSetCommand']);
});

test.each([
  [undefined, true],
  ['REVIEW_IN_PROGRESS', true],
  ['ROLLBACK_COMPLETE', true],
  ['CREATE_COMPLETE', false],
  ['UPDATE_COMPLETE', false],
  ['UPDATE_ROLLBACK_COMPLETE', false],
] as const)('a data stack that is %s is deployed without protection: %s', async (status, isNew) => {
  expect(await isNeverCreated(cloudFormation(status).client, 'Conversations-prod-Data')).toBe(isNew);
});
