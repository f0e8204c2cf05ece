import {
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
  type Change,
  type CloudFormationClient,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { findStack } from '../company/stackOutputs.ts';
import { failureOf } from './failureOf.ts';
import { lostIndexes } from './lostIndexes.ts';
import { forbiddenChanges } from './replacements.ts';

/** A new index of a large table is filled for hours. */
const longestSeconds = 6 * 3600;
/** This machine's clock may be ahead of CloudFormation's. */
const clockSkewMs = 60_000;
export const changeSet = 'conversations';

/** Executes the change set that the CDK has prepared for a stack, unless it would lose what must never be lost. */
export async function deployStack(client: CloudFormationClient, stack: string): Promise<void> {
  const prepared = await preparedChanges(client, stack);
  if (!prepared) {
    console.log(`${stack}: nothing to change`);
    return;
  }
  const forbidden = [
    ...forbiddenChanges(stack, prepared.changes),
    ...(changesTable(prepared.changes) ? await indexesLostBy(client, stack) : []),
  ];
  if (forbidden.length > 0) throw new Error(forbidden.join('\n'));
  const count = prepared.changes.length;
  console.log(`${stack}: ${count === 0 ? 'other outputs' : `${count} changes`}`);
  const since = new Date(Date.now() - clockSkewMs);
  await client.send(new ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: changeSet }));
  const wait = prepared.isNew ? waitUntilStackCreateComplete : waitUntilStackUpdateComplete;
  try {
    await wait({ client, maxWaitTime: longestSeconds }, { StackName: stack });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      const hours = longestSeconds / 3600;
      throw new Error(
        `CloudFormation still deploys ${stack} after ${hours} hours; nothing has failed. Follow it in the console, and repeat this command when it is done. If you repeat it earlier, CloudFormation refuses it and goes on.`,
        { cause: error },
      );
    }
    throw new Error(await failureOf(client, stack, since, prepared.isNew), { cause: error });
  }
}

/** Returns true until a stack has been created once without failing. */
export async function isNeverCreated(client: CloudFormationClient, stack: string): Promise<boolean> {
  const { StackStatus = '' } = (await findStack(client, stack)) ?? {};
  return ['', 'REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(
    StackStatus,
  );
}

/** Returns true when a table that exists gets other properties. A change set does not say which of its indexes go away. */
function changesTable(changes: readonly Change[]): boolean {
  return changes.some(
    ({ ResourceChange: change }) =>
      change?.ResourceType === 'AWS::DynamoDB::Table' && change.Action === 'Modify',
  );
}

async function indexesLostBy(client: CloudFormationClient, stack: string): Promise<readonly string[]> {
  const [before, after] = await Promise.all(
    [{}, { ChangeSetName: changeSet }].map((source) =>
      client.send(new GetTemplateCommand({ StackName: stack, ...source })),
    ),
  );
  return lostIndexes(stack, before?.TemplateBody ?? '', after?.TemplateBody ?? '');
}

/**
 * Returns the prepared change set; undefined when the stack needs no change. A change set that changes outputs alone lists no
 * changes and must still be executed; for a stack that stays as it is, CloudFormation makes one that has failed.
 */
async function preparedChanges(client: CloudFormationClient, stack: string) {
  const changes: Change[] = [];
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const answer = await client
      .send(new DescribeChangeSetCommand({ StackName: stack, ChangeSetName: changeSet, NextToken: token }))
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'ChangeSetNotFoundException') return undefined;
        throw error;
      });
    if (!answer || hasNoChanges(answer)) return undefined;
    if (answer.Status === 'FAILED') {
      throw new Error(`${stack} was not changed, because its change set failed: ${answer.StatusReason}`);
    }
    changes.push(...(answer.Changes ?? []));
    token = answer.NextToken;
  }
  const found = await findStack(client, stack);
  return { changes, isNew: found?.StackStatus === 'REVIEW_IN_PROGRESS' };
}

/**
 * Returns true for a change set that failed because nothing changes. CloudFormation words this differently for templates with a
 * transform.
 */
function hasNoChanges({ Status, StatusReason = '' }: DescribeChangeSetCommandOutput): boolean {
  return (
    Status === 'FAILED' &&
    /^(The submitted information didn't contain changes|No updates are to be performed)/.test(StatusReason)
  );
}
