import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EmulatorTarget } from '../aws/EmulatorTarget.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const cdk = join(root, 'node_modules', '.bin', 'cdk');
const account = '000000000000';
const region = 'us-east-1';

/** Settings of an SDK client and of the CDK for an emulator that accepts any credentials. */
export const emulatorConnection = (gateway: string) => ({
  endpoint: gateway,
  region,
  credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
});

/** The stage that is deployed to an emulator. */
export const emulatorStage = 'test';

/** Synthesizes the stacks for an emulator into a folder, from which each office deploys them. */
export async function synthesizeFor(target: EmulatorTarget, folder: string): Promise<void> {
  const context = Object.entries({ stage: emulatorStage, target: 'emulator', ...target });
  await run(
    cdk,
    [
      'synth',
      '--quiet',
      '--no-notices',
      '--output',
      folder,
      ...context.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { cwd: root },
  );
}

export type Outputs = Readonly<Record<string, string>>;

/**
 * Deploys the stacks with the real CDK command and returns the outputs of both. `fill` gets the outputs of
 * the data stack and runs before any function exists.
 */
export async function deployStacks(
  gateway: string,
  folder: string,
  fill: (outputs: Outputs) => Promise<void>,
): Promise<Outputs> {
  const outputsFile = join(tmpdir(), `outputs-${process.pid}-${new URL(gateway).port}.json`);
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    AWS_ENDPOINT_URL: gateway,
    AWS_ENDPOINT_URL_S3: gateway,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'emulator',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    CDK_DISABLE_CLI_TELEMETRY: '1',
  };
  const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
  const given = ['--app', folder, '--no-notices'];
  const deploy = async (stack: string): Promise<Outputs> => {
    const how = [
      '--exclusively',
      '--method=direct',
      '--require-approval',
      'never',
      '--outputs-file',
      outputsFile,
    ];
    await run(cdk, ['deploy', stack, ...given, ...how], options);
    const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Outputs>;
    await rm(outputsFile);
    return outputs[stack] ?? {};
  };
  await run(cdk, ['bootstrap', `aws://${account}/${region}`, ...given], options);
  const data = await deploy('Conversations-test-Data');
  await fill(data);
  return { ...data, ...(await deploy('Conversations-test-Service')) };
}
