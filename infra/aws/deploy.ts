import {
  CloudFormationClient,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
  type Change,
} from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { concurrencyWarning } from './concurrency.ts';
import { failureOf } from './failureOf.ts';
import { forbiddenChanges } from './replacements.ts';
import { stageNamed, type Stage } from './stages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const assembly = join(root, 'dist', 'cdk');
const changeSet = 'conversations';
const longestSeconds = 40 * 60;
/** This machine's clock may be ahead of CloudFormation's. */
const clockSkewMs = 60_000;

/**
 * `npm run deploy -- --stage NAME`: 1 Is this the stage's account? 2 Synthesize, with cdk-nag. 3 For each stack: let the CDK
 * prepare its change set, refuse it if it would lose what nobody may lose, else execute it. 4 Say where the page is.
 */
async function deploy(args: readonly string[]): Promise<void> {
  const stage = stageNamed(stageOf(args));
  const account = await accountOf(stage);
  console.log(`Stage ${stage.name}, account ${account}, region ${stage.region}`);
  await warnOfConcurrency(stage);
  await cdk(
    ['synth', '--quiet', '--no-notices', '--context', `stage=${stage.name}`, '--output', assembly],
    account,
    stage,
  );
  const client = new CloudFormationClient({ region: stage.region });
  for (const stack of [`Conversations-${stage.name}-Data`, `Conversations-${stage.name}-Service`]) {
    await deployStack(client, stack, account, stage);
  }
  const { Stacks = [] } = await client.send(
    new DescribeStacksCommand({ StackName: `Conversations-${stage.name}-Service` }),
  );
  const page = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'PageAddress')?.OutputValue;
  console.log(`\nThe page is at ${page ?? '(no address yet)'}`);
  console.log(
    `Next: npm run company -- add --stage ${stage.name} --name NAME --time-zone ZONE --plan advanced --number-id phone-... --admin-email EMAIL --admin-name NAME --dry-run`,
  );
}

async function deployStack(
  client: CloudFormationClient,
  stack: string,
  account: string,
  stage: Stage,
): Promise<void> {
  const how = [
    '--exclusively',
    '--method=prepare-change-set',
    '--change-set-name',
    changeSet,
    '--no-notices',
  ];
  await cdk(['deploy', stack, '--app', assembly, '--require-approval', 'never', ...how], account, stage);
  const prepared = await preparedChanges(client, stack);
  if (!prepared) {
    console.log(`${stack}: nothing to change`);
    return;
  }
  const forbidden = forbiddenChanges(stack, prepared.changes);
  if (forbidden.length > 0) throw new Error(forbidden.join('\n'));
  console.log(`${stack}: ${prepared.changes.length} changes`);
  const since = new Date(Date.now() - clockSkewMs);
  await client.send(new ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: changeSet }));
  const wait = prepared.isNew ? waitUntilStackCreateComplete : waitUntilStackUpdateComplete;
  try {
    await wait({ client, maxWaitTime: longestSeconds }, { StackName: stack });
  } catch (error) {
    throw new Error(await failureOf(client, stack, since), { cause: error });
  }
}

/** Undefined where the stack is as it should be already. */
async function preparedChanges(client: CloudFormationClient, stack: string) {
  const changes: Change[] = [];
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const answer = await client
      .send(new DescribeChangeSetCommand({ StackName: stack, ChangeSetName: changeSet, NextToken: token }))
      .catch((error: unknown) => {
        if (error instanceof Error && error.name === 'ChangeSetNotFoundException') return undefined;
        throw error;
      });
    if (!answer || answer.Status === 'FAILED') return undefined;
    changes.push(...(answer.Changes ?? []));
    token = answer.NextToken;
  }
  if (changes.length === 0) return undefined;
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  return { changes, isNew: Stacks[0]?.StackStatus === 'REVIEW_IN_PROGRESS' };
}

function stageOf(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { stage: { type: 'string' } } });
    if (values.stage !== undefined) return values.stage;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}. Deploy with: npm run deploy -- --stage NAME`, { cause: error });
  }
  throw new Error('Say which stage: npm run deploy -- --stage NAME. The stages are in infra/aws/stages.ts.');
}

/** Asks who we are, which every credential may, before anything is built or changed. */
async function accountOf(stage: Stage): Promise<string> {
  const client = new STSClient({ region: stage.region });
  const { Account: account = '' } = await client
    .send(new GetCallerIdentityCommand({}))
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : String(error);
      throw new Error(
        `AWS does not know you (${reason}), so nothing was changed. Sign in with "aws login" or "aws sso login", or set AWS_PROFILE.`,
        { cause: error },
      );
    });
  if (stage.account !== undefined && stage.account !== account) {
    throw new Error(
      `Your AWS credentials are of account ${account}, but the stage "${stage.name}" belongs to ${stage.account}. Nothing was changed.`,
    );
  }
  return account;
}

/** Prints a sentence when the account is too small for the page. Deploys anyway: a quota can be raised later. */
async function warnOfConcurrency({ region }: Stage): Promise<void> {
  const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand({}));
  const warning = concurrencyWarning(AccountLimit?.ConcurrentExecutions ?? 0, region);
  if (warning !== undefined) console.warn(warning);
}

async function cdk(args: readonly string[], account: string, stage: Stage): Promise<void> {
  const running = spawn(join(root, 'node_modules', '.bin', 'cdk'), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CDK_DEFAULT_ACCOUNT: account, AWS_REGION: stage.region },
  });
  const [code] = (await once(running, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`"cdk ${args[0]}" failed; its own words are above.`);
}

deploy(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
