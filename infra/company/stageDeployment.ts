import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { onboardingStore } from '#shared/store/onboardingStore.ts';
import { stageNamed, type Stage } from '../aws/stages.ts';
import { OnboardingError } from './OnboardingError.ts';
import { carrierAccount } from './carrierAccount.ts';
import { cognitoSignIn } from './cognitoSignIn.ts';
import type { Deployment } from './Deployment.ts';
import { reasonOf } from './reasonOf.ts';
import { stackOutputs } from './stackOutputs.ts';

/**
 * Connects to a deployed stage with the credentials of this terminal. Throws `OnboardingError` for anything
 * that is missing.
 */
export async function stageDeployment(stageName: string): Promise<Deployment> {
  const { name: stage, region, account: wanted, restoredTable } = knownStage(stageName);
  // The carrier allows about one request a second, so its client retries more often than usual.
  const settings = { region, maxAttempts: 6 };
  const account = await callerAccount(region);
  if (wanted !== undefined && wanted !== account) {
    throw new OnboardingError(
      `Your AWS credentials belong to account ${account}, but the stage "${stage}" is in ${wanted}: use credentials of that account.`,
    );
  }
  const stacks = new CloudFormationClient(settings);
  const outputs = await stackOutputs({ client: stacks, stage, region, account }).finally(() =>
    stacks.destroy(),
  );

  const database = new DynamoDBClient(settings);
  const carrier = new PinpointSMSVoiceV2Client(settings);
  const users = new CognitoIdentityProviderClient(settings);
  return {
    name: `stage ${stage} (account ${account}, ${region})`,
    stage,
    option: `--stage ${stage}`,
    console: `https://${region}.console.aws.amazon.com/sms-voice/home?region=${region}`,
    store: onboardingStore(outputs.TableName, database),
    messages: dynamoStore(outputs.TableName, database),
    table: {
      name: outputs.TableName,
      client: database,
      ...(restoredTable && { restored: restoredTable.name }),
    },
    carrier: carrierAccount(carrier),
    signIn: cognitoSignIn(users, {
      region,
      userPoolId: outputs.UserPoolId,
      pageAddress: outputs.PageAddress,
    }),
    channel: {
      inboundTopicArn: outputs.InboundTopicArn,
      twoWayRoleArn: outputs.TwoWayRoleArn,
      configurationSet: outputs.ConfigurationSetName,
    },
    prepareRole: (roleName) =>
      Promise.resolve(
        `let the IAM role ${roleName} of account ${account} call execute-api:Invoke on the API's paths below /api/automation/companies/. infra/README.md has the policy.`,
      ),
    close() {
      for (const client of [database, carrier, users]) client.destroy();
    },
  };
}

function knownStage(name: string): Stage {
  try {
    return stageNamed(name);
  } catch (error) {
    throw new OnboardingError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The one request that every credential may make. */
async function callerAccount(region: string): Promise<string> {
  const client = new STSClient({ region });
  try {
    const { Account = '' } = await client.send(new GetCallerIdentityCommand({}));
    return Account;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw new OnboardingError(`AWS rejected your credentials, so nothing was read or changed. ${reason}`, {
      cause: error,
    });
  } finally {
    client.destroy();
  }
}
