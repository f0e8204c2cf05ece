import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DescribeOptOutListsCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { createTableInput } from '#shared/store/table.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { startTestDatabase } from './testDatabase.ts';
import { openIdentity } from '../local/identity/openIdentity.ts';
import { testNetwork, type TestNetwork } from './testNetwork.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { localDeployment } from '../company/localDeployment.ts';
import type { Deployment } from '../company/Deployment.ts';

export type TestDeployment = {
  readonly deployment: Deployment;
  /** The store that the functions use. */
  readonly store: AdminStore;
  readonly phone: TestNetwork;
  /** Everything that was written anywhere, for comparison. */
  readonly everything: () => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Opens an empty database, phone network (with its three numbers) and sign-in. */
export async function testDeployment(
  network: Parameters<typeof testNetwork>[0] = {},
): Promise<TestDeployment> {
  const folder = await mkdtemp(join(tmpdir(), 'onboarding-'));
  const [database, phone, front] = await Promise.all([
    startTestDatabase(createTableInput('conversations')),
    testNetwork(network),
    listenOnLoopback(),
  ]);
  const identity = await openIdentity({ folder, accounts: [], origins: [front.origin] });
  front.answer(identity.listener);
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  const deployment = localDeployment({
    dataFolder: folder,
    origin: front.origin,
    database: database.endpoint,
    tableName: database.tableName,
    carrier: phone.carrierAddress,
  });
  return {
    deployment,
    store: dynamoStore(database.tableName, client),
    phone,
    everything: async () => ({
      table: (await client.send(new ScanCommand({ TableName: database.tableName }))).Items,
      numbers: await deployment.carrier.listNumbers(),
      optOutLists: (await phone.client.send(new DescribeOptOutListsCommand({}))).OptOutLists,
      accounts: await (await fetch(`${front.origin}/identity/accounts`)).json(),
    }),
    async close() {
      deployment.close();
      client.destroy();
      await Promise.all([front.close(), phone.close(), database.stop()]);
      await identity.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
