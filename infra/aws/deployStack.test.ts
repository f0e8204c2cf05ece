import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, test, vi } from 'vitest';
import { deployStack, isNeverCreated } from './deployStack.ts';

/** Simulates a CloudFormation that knows one stack, and keeps the names of its requests. */
function cloudFormation(
  StackStatus: string | undefined,
  changes: readonly object[] | { readonly Status: 'FAILED'; readonly StatusReason: string } = [],
  templates: { readonly before: string; readonly after: string } = { before: '', after: '' },
) {
  const asked: string[] = [];
  const client = {
    send(command: { readonly input: object }) {
      asked.push(command.constructor.name);
      if (command.constructor.name === 'GetTemplateCommand')
        return Promise.resolve({
          TemplateBody: templates['ChangeSetName' in command.input ? 'after' : 'before'],
        });
      if (command.constructor.name === 'DescribeChangeSetCommand')
        return Promise.resolve(
          'Status' in changes
            ? changes
            : { Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE', Changes: changes },
        );
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

const tableWith = (...names: readonly string[]) =>
  JSON.stringify({
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { GlobalSecondaryIndexes: names.map((IndexName) => ({ IndexName })) },
      },
    },
  });

/** CloudFormation says the same of an index that is added and of one that is removed. */
const indexChange = {
  ResourceChange: {
    LogicalResourceId: 'Table',
    ResourceType: 'AWS::DynamoDB::Table',
    Action: 'Modify',
    Replacement: 'Conditional',
    Details: ['GlobalSecondaryIndexes', 'AttributeDefinitions'].map((Name) => ({
      Target: {
        Attribute: 'Properties',
        Name,
        RequiresRecreation: Name === 'AttributeDefinitions' ? 'Conditionally' : 'Never',
      },
    })),
  },
};

test('a rollback past a new index is not executed, because it would delete the index', async () => {
  const templates = { before: tableWith('lists', 'optOuts'), after: tableWith('lists') };
  const { client, asked } = cloudFormation('UPDATE_COMPLETE', [indexChange], templates);
  await expect(deployStack(client, 'Conversations-test-Data')).rejects.toThrow(
    'would delete the index optOuts (Table in Conversations-test-Data)',
  );
  expect(asked).not.toContain('ExecuteChangeSetCommand');
});

test.each([
  ["The submitted information didn't contain changes. Submit different information to create a change set."],
  ['No updates are to be performed.'],
])('a stack without changes is left alone: %s', async (StatusReason) => {
  const { client, asked } = cloudFormation('UPDATE_COMPLETE', { Status: 'FAILED', StatusReason });
  await deployStack(client, 'Conversations-test-Data');
  expect(asked).toEqual(['DescribeChangeSetCommand']);
});

test('a change set that failed for another reason is no stack without changes', async () => {
  const failed = { Status: 'FAILED', StatusReason: 'Template error: no such resource' } as const;
  const { client } = cloudFormation('UPDATE_COMPLETE', failed);
  await expect(deployStack(client, 'Conversations-test-Data')).rejects.toThrow(
    'Conversations-test-Data was not changed, because its change set failed: Template error: no such resource',
  );
});

test('a restored table reaches the commands: a change set that changes outputs alone is executed', async () => {
  const { client, asked } = cloudFormation('UPDATE_COMPLETE');
  await deployStack(client, 'Conversations-test-Data');
  expect(asked).toContain('ExecuteChangeSetCommand');
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

test('a deployment that takes longer than the command waits is not called a failure', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const { client, asked } = cloudFormation('UPDATE_IN_PROGRESS');
    const { send } = client;
    client.send = ((command: never) => {
      if (asked.includes('ExecuteChangeSetCommand')) vi.setSystemTime(Date.now() + 7 * 3_600_000);
      return (send as (asked: never) => unknown).call(client, command);
    }) as typeof send;
    await expect(deployStack(client, 'Conversations-test-Data')).rejects.toThrow(
      'CloudFormation still deploys Conversations-test-Data after 6 hours; nothing has failed.',
    );
  } finally {
    vi.useRealTimers();
  }
});
