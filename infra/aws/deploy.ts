import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { concurrencyWarning } from './concurrency.ts';
import { withoutProtection } from './DataStack.ts';
import { findStack } from '../company/stackOutputs.ts';
import { changeSet, deployStack, isNeverCreated } from './deployStack.ts';
import { undeletedStack } from './failureOf.ts';
import { refuseExampleAddresses, stageNamed, type Stage } from './stages.ts';
import { answerHelp } from '../commands/help.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const assembly = join(root, 'dist', 'cdk');

/**
 * Runs `npm run deploy -- --stage NAME`: 1 Check that these credentials are of the stage's account, and that it is large enough.
 * 2 Synthesize, with cdk-nag. 3 For each stack, let the CDK prepare its change set, refuse it if it would lose what must never
 * be lost, else execute it. A data stack is created without protection, so that a first try that fails can be rolled back, and
 * is protected as soon as it exists. 4 Print the page's address.
 */
async function deploy(args: readonly string[]): Promise<void> {
  answerHelp('deploy');
  const { stage: stageName, example } = optionsOf(args);
  const stage = stageNamed(stageName);
  const context = { ...(example !== undefined && { example }) };
  refuseExampleAddresses(stage);
  const account = await accountOf(stage);
  console.log(`Stage ${stage.name}, account ${account}, region ${stage.region}`);
  await warnOfConcurrency(stage);
  const client = new CloudFormationClient({ region: stage.region });
  const data = `Conversations-${stage.name}-Data`;
  const service = `Conversations-${stage.name}-Service`;
  if (await isNeverCreated(client, data)) {
    await synthesize(account, stage, { ...context, ...withoutProtection });
    await prepareAndDeploy(client, data, account, stage);
  }
  await synthesize(account, stage, context);
  for (const stack of [data, service]) await prepareAndDeploy(client, stack, account, stage);
  const outputs = (await findStack(client, service))?.Outputs;
  const page = outputs?.find(({ OutputKey }) => OutputKey === 'PageAddress')?.OutputValue;
  console.log(`\nThe page is at ${page ?? '(no address yet)'}`);
  console.log(
    `Next: npm run company -- add --stage ${stage.name} --name NAME --time-zone ZONE --plan advanced --number-id phone-... --admin-email EMAIL --admin-name NAME --dry-run`,
  );
}

function synthesize(account: string, stage: Stage, context: Readonly<Record<string, string>> = {}) {
  const settings = Object.entries({ stage: stage.name, ...context });
  return cdk(
    [
      'synth',
      '--quiet',
      '--no-notices',
      '--output',
      assembly,
      ...settings.flatMap(([name, value]) => ['--context', `${name}=${value}`]),
    ],
    account,
    stage,
  );
}

async function prepareAndDeploy(
  client: CloudFormationClient,
  stack: string,
  account: string,
  stage: Stage,
): Promise<void> {
  const undeleted = await undeletedStack(client, stack);
  if (undeleted !== undefined) throw new Error(`${stack} was not deployed. ${undeleted}`);
  const how = [
    '--exclusively',
    '--method=prepare-change-set',
    '--change-set-name',
    changeSet,
    '--no-notices',
  ];
  await cdk(['deploy', stack, '--app', assembly, '--require-approval', 'never', ...how], account, stage);
  await deployStack(client, stack);
}

function optionsOf(args: readonly string[]): { readonly stage: string; readonly example?: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { stage: { type: 'string' }, example: { type: 'string' } },
    });
    const { stage, example } = values;
    if (stage !== undefined) return { stage, ...(example !== undefined && { example }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}. Deploy with: npm run deploy -- --stage NAME`, { cause: error });
  }
  throw new Error('Say which stage: npm run deploy -- --stage NAME. The stages are in infra/aws/stages.ts.');
}

/** Returns the account of the credentials, which every credential may ask, before anything is built or changed. */
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
