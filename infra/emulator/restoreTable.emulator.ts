import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { createTableInput } from '#shared/store/table.ts';
import { newCompany } from '#testing/testStore.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { restoreTable } from '../restore/restoreTable.ts';
import { emulatorConnection } from './deployStacks.ts';
import { startMinistack, type Ministack } from './ministack.ts';

let ministack: Ministack;
let client: DynamoDBClient;
beforeAll(async () => {
  const free = await listenOnLoopback();
  await free.close();
  ministack = await startMinistack(free.port);
  client = new DynamoDBClient(emulatorConnection(ministack.gateway));
});
afterAll(async () => {
  client?.destroy();
  await ministack?.stop();
});

test('a restored table has what the old one had, sends nothing until it is settled, and the old one stays', async () => {
  const tableName = 'conversations';
  await client.send(new CreateTableCommand(createTableInput(tableName)));
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName: tableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  const store = dynamoStore(tableName, client);
  const company = await newCompany(store);
  await store.openSending();
  const { ContinuousBackupsDescription: backups } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName: tableName }),
  );
  const to = backups?.PointInTimeRecoveryDescription?.LatestRestorableDateTime ?? new Date();

  const restore = () => restoreTable({ client, tableName, to, print: () => {}, lookSeconds: 1 });
  const restored = await restore();
  expect(restored.name).toMatch(/^conversations-restored-\d{8}T\d{6}$/);
  expect(await restore()).toEqual(restored);

  const { Table: found } = await client.send(new DescribeTableCommand({ TableName: restored.name }));
  expect(found).toMatchObject({
    LatestStreamArn: restored.streamArn,
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    DeletionProtectionEnabled: true,
  });
  const { TimeToLiveDescription: expiry } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: restored.name }),
  );
  expect(expiry?.TimeToLiveStatus).toMatch(/^ENABL/);

  const copy = dynamoStore(restored.name, client);
  expect(await copy.findCompany(company.companyId)).toMatchObject({ name: company.name });
  expect(await copy.maySend()).toBe(false);
  expect(await store.maySend()).toBe(true);
});

test('a time that the backups do not cover gets a sentence with the times that they do', async () => {
  const to = new Date('2001-01-01T00:00:00Z');
  await expect(
    restoreTable({ client, tableName: 'conversations', to, print: () => {}, lookSeconds: 1 }),
  ).rejects.toThrow(/cannot be restored to 2001-01-01T00:00:00.000Z: its backups cover/);
});
