import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { failureOf } from './failureOf.ts';

const since = new Date('2026-11-26T10:00:00.000Z');

function sentenceFor(isNew: boolean, ...events: readonly Partial<StackEvent>[]): Promise<string> {
  const StackEvents = events.map((event, second) => ({
    Timestamp: new Date(since.getTime() + second * 1000),
    ResourceStatus: 'CREATE_FAILED',
    ...event,
  }));
  const client = { send: () => Promise.resolve({ StackEvents }) } as unknown as CloudFormationClient;
  return failureOf(client, 'Conversations-test-Data', since, isNew);
}

const table = {
  LogicalResourceId: 'Table',
  ResourceType: 'AWS::DynamoDB::Table',
  ResourceStatusReason: 'Too many tables',
};

test('a failed deployment is explained by what failed first, not by what it took with it', async () => {
  const taken = { LogicalResourceId: 'Pool', ResourceStatusReason: 'Resource creation cancelled' };
  const sentence = await sentenceFor(false, taken, table, {
    LogicalResourceId: 'Key',
    ResourceStatusReason: 'later',
  });
  expect(sentence).toContain('Table (AWS::DynamoDB::Table): Too many tables. CloudFormation puts back');
});

test('a failed first deployment leaves nothing to delete, and is tried again after a minute', async () => {
  expect(await sentenceFor(true, table)).toContain('nothing to delete by hand. Deploy again after a minute');
});

test('what an earlier data stack left behind is named in one sentence', async () => {
  const topic = {
    LogicalResourceId: 'Topics',
    ResourceType: 'AWS::SNS::Topic',
    ResourceStatusReason: 'conversations-test-inbound-texts already exists in stack',
  };
  expect(await sentenceFor(true, topic)).toMatch(
    /an earlier Conversations-test-Data left a resource behind .*Topics/,
  );
});
