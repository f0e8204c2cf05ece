import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { OnboardingError } from './OnboardingError.ts';

/** The CloudFormation outputs that the commands read, with exactly these names. */
const OfData = z.object({
  TableName: z.string(),
  UserPoolId: z.string(),
  InboundTopicArn: z.string(),
  TwoWayRoleArn: z.string(),
});
const OfService = z.object({
  ConfigurationSetName: z.string(),
  PageAddress: z.string(),
});
export type StackOutputs = z.infer<typeof OfData> & z.infer<typeof OfService>;

type Asking = {
  readonly client: CloudFormationClient;
  readonly stage: string;
  readonly region: string;
  /** The account of these credentials. */
  readonly account: string;
};

/**
 * Reads the outputs of a deployed stage. Throws `OnboardingError` if the stage is not in this account or only
 * half deployed.
 */
export async function stackOutputs(asking: Asking): Promise<StackOutputs> {
  const data = await outputsOf(asking, `Conversations-${asking.stage}-Data`, OfData);
  const service = await outputsOf(asking, `Conversations-${asking.stage}-Service`, OfService);
  return { ...data, ...service };
}

async function outputsOf<Output>(
  { client, stage, region, account }: Asking,
  name: string,
  schema: z.ZodType<Output>,
): Promise<Output> {
  const stack = await findStack(client, name);
  const deploy = `npm run deploy -- --stage ${stage}`;
  if (!stack) {
    throw new OnboardingError(
      `Account ${account} has no stack ${name} in region ${region}: deploy the stage first (${deploy}), or use the credentials of the stage's account.`,
    );
  }
  const owner = stack.StackId?.split(':')[4];
  if (owner !== account) {
    throw new OnboardingError(
      `Your AWS credentials belong to account ${account}, but the stage "${stage}" is in ${owner}: use credentials of that account.`,
    );
  }
  const outputs = Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  const read = schema.safeParse(outputs);
  if (read.success) return read.data;
  throw new OnboardingError(
    `The stack ${name} (${stack.StackStatus ?? 'unknown'}) has no output ${String(read.error.issues[0]?.path[0])}: deploy the stage again (${deploy}).`,
  );
}

/**
 * Finds a stack. CloudFormation answers a missing stack with a ValidationError. Our stack names are never invalid in any
 * other way.
 */
export async function findStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks[0];
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') return undefined;
    throw error;
  }
}
