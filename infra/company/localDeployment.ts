import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { onboardingStore } from '#shared/store/onboardingStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { keepAccessKeys } from '../local/automations/accessKeys.ts';
import { type Addresses, runningAddresses } from '../local/runtime/addresses.ts';
import { localStage } from '../local/runtime/functionEnvironment.ts';
import { localChannel } from '../local/runtime/localChannel.ts';
import { OnboardingError } from './OnboardingError.ts';
import { carrierAccount } from './carrierAccount.ts';
import { localSignIn } from './localSignIn.ts';
import type { Deployment } from './Deployment.ts';

/** Connects to the product that runs on this data folder. Throws `OnboardingError` if none runs. */
export async function runningDeployment(dataFolder: string): Promise<Deployment> {
  const addresses = await runningAddresses(dataFolder);
  if (addresses) return localDeployment({ ...addresses, dataFolder });
  throw new OnboardingError(
    `Conversations is not running on the data folder "${dataFolder}": start it with npm start in another terminal and repeat this command, or set DATA_DIR to the folder that it uses.`,
  );
}

/**
 * Connects to this machine's database, phone network and sign-in through the clients that AWS deployments
 * use.
 */
export function localDeployment({
  dataFolder,
  origin,
  database,
  tableName,
  carrier,
}: Omit<Addresses, 'queues' | 'live' | 'eventTopic'> & { readonly dataFolder: string }): Deployment {
  const databaseClient = new DynamoDBClient(databaseConnection(database));
  const carrierClient = new PinpointSMSVoiceV2Client({
    endpoint: carrier,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    name: 'this machine',
    stage: localStage,
    option: '--local',
    console: undefined,
    store: onboardingStore(tableName, databaseClient),
    messages: dynamoStore(tableName, databaseClient),
    table: { name: tableName, client: databaseClient },
    carrier: carrierAccount(carrierClient),
    signIn: localSignIn(origin),
    channel: localChannel,
    async prepareRole(roleName) {
      await keepAccessKeys(dataFolder, [roleName]);
      return `npm run --silent automation -- --role ${roleName} GET "/api/automation/companies/COMPANY/inspections?day=today" signs with its key.`;
    },
    close() {
      databaseClient.destroy();
      carrierClient.destroy();
    },
  };
}
