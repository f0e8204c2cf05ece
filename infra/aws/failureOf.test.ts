import { CloudFormationClient, type StackEvent } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { failureOf } from './failureOf.ts';

const since = new Date('2026-11-26T10:00:00.000Z');

/** Simulates a CloudFormation that lists one event on each page, the newest first. */
function sentenceOfStack(
  stack: { readonly StackStatus: string },
  isNew: boolean,
  ...events: readonly Partial<StackEvent>[]
): Promise<string> {
  const newestFirst = timed(events).toReversed();
  // The SDK's paginators take only a client of its own class.
  const client = Object.assign(new CloudFormationClient({ region: 'us-east-1' }), {
    send(command: { readonly input: { readonly NextToken?: string } }) {
      if (command.constructor.name === 'DescribeStacksCommand') return Promise.resolve({ Stacks: [stack] });
      if (command.constructor.name === 'ListStackResourcesCommand') {
        const page = { ResourceType: 'AWS::S3::Bucket', ResourceStatus: 'DELETE_FAILED' };
        return Promise.resolve({ StackResourceSummaries: [{ ...page, PhysicalResourceId: 'the-bucket' }] });
      }
      const at = Number(command.input.NextToken ?? 0);
      const NextToken = at + 1 < newestFirst.length ? String(at + 1) : undefined;
      return Promise.resolve({ StackEvents: newestFirst.slice(at, at + 1), NextToken });
    },
  });
  return failureOf(client, 'Conversations-test-Data', since, isNew);
}

function sentenceFor(isNew: boolean, ...events: readonly Partial<StackEvent>[]): Promise<string> {
  return sentenceOfStack(
    { StackStatus: isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE' },
    isNew,
    ...events,
  );
}

function timed(events: readonly Partial<StackEvent>[]): readonly Partial<StackEvent>[] {
  return events.map((event, second) => ({
    Timestamp: new Date(since.getTime() + second * 1000),
    ResourceStatus: 'CREATE_FAILED',
    ...event,
  }));
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

test.each(['ROLLBACK_FAILED', 'DELETE_FAILED'])(
  'a stack that is %s, because files are in its bucket, is emptied and deleted with commands that name them',
  async (StackStatus) => {
    const sentence = await sentenceOfStack({ StackStatus }, true, table);
    expect(sentence).toContain('Too many tables');
    expect(sentence).toContain(
      'Run: aws s3 rm "s3://the-bucket" --recursive && aws cloudformation delete-stack --stack-name Conversations-test-Data',
    );
    expect(sentence).not.toContain('nothing to delete');
  },
);
