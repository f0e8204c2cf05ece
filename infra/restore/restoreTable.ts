import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { table } from '#shared/store/table.ts';
import { OnboardingError } from '../company/OnboardingError.ts';

type Restore = {
  readonly client: DynamoDBClient;
  /** The table that the stage uses now. It stays as it is. */
  readonly tableName: string;
  readonly to: Date;
  readonly print: (line: string) => void;
  /** Seconds between two looks at a table that is being restored, which takes from 20 minutes to hours. */
  readonly lookSeconds?: number;
};

export type RestoredTable = { readonly name: string; readonly streamArn: string };

/**
 * Restores the table to a point in time under a new name, and gives the new table what a restore leaves out: stream, expiry,
 * backups and deletion protection. A repeated run continues where it stopped. Throws `OnboardingError` when the time is outside
 * of what the backups cover. Source: DynamoDB Developer Guide, "Restoring a table to a point in time".
 */
export async function restoreTable({
  client,
  tableName,
  to,
  print,
  lookSeconds = 20,
}: Restore): Promise<RestoredTable> {
  const name = restoredName(tableName, to);
  if (!(await describe(client, name))) {
    await requireCovered(client, tableName, to);
    const source = await describe(client, tableName);
    const key = source?.SSEDescription?.KMSMasterKeyArn;
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: tableName,
        TargetTableName: name,
        RestoreDateTime: to,
        BillingModeOverride: 'PAY_PER_REQUEST',
        // The key's policy already lets DynamoDB use it for every caller that may use a table of this account.
        ...(key !== undefined && {
          SSESpecificationOverride: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
        }),
      }),
    );
    print(`DynamoDB restores ${tableName} as ${name}. That takes from 20 minutes to some hours.`);
  }
  await waitUntilTableExists(
    { client, maxWaitTime: 24 * 3600, minDelay: lookSeconds, maxDelay: lookSeconds },
    { TableName: name },
  );
  await complete(client, name, lookSeconds);
  const streamArn = (await describe(client, name))?.LatestStreamArn;
  if (streamArn === undefined) throw new Error('The restored table has no stream');
  print(`${name} is complete: stream, expiry, backups and deletion protection are on.`);
  return { name, streamArn };
}

/** Names a restored table after the table and the point in time. A table that was restored itself keeps its first name. */
export function restoredName(tableName: string, to: Date): string {
  const moment = to.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `${tableName.replace(/-restored-\w+$/, '')}-restored-${moment}`;
}

async function requireCovered(client: DynamoDBClient, tableName: string, to: Date): Promise<void> {
  const { ContinuousBackupsDescription: backups } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName: tableName }),
  );
  const { EarliestRestorableDateTime: earliest, LatestRestorableDateTime: latest } =
    backups?.PointInTimeRecoveryDescription ?? {};
  const refused = `${tableName} cannot be restored to ${to.toISOString()}`;
  if (!earliest || !latest) {
    throw new OnboardingError(
      `${refused}: its backups cover nothing, because point-in-time recovery is off. Switch it on for the next time: aws dynamodb update-continuous-backups --table-name ${tableName} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    );
  }
  if (to < earliest || to > latest) {
    throw new OnboardingError(
      `${refused}: its backups cover ${earliest.toISOString()} to ${latest.toISOString()}. Choose a time between them.`,
    );
  }
}

/** Switches on what a restore leaves out. Each part is skipped where it is on. */
async function complete(client: DynamoDBClient, TableName: string, lookSeconds: number): Promise<void> {
  const found = await describe(client, TableName);
  if (!found?.StreamSpecification?.StreamEnabled) {
    await client.send(
      new UpdateTableCommand({
        TableName,
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    await untilActive(client, TableName, lookSeconds);
  }
  if (!found?.DeletionProtectionEnabled) {
    await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    await untilActive(client, TableName, lookSeconds);
  }
  await client.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  await client
    .send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: table.expires, Enabled: true },
      }),
    )
    .catch((error: unknown) => {
      const isOn = error instanceof Error && error.name === 'ValidationException';
      if (!isOn) throw error;
    });
}

async function untilActive(client: DynamoDBClient, name: string, lookSeconds: number): Promise<void> {
  while ((await describe(client, name))?.TableStatus !== 'ACTIVE') await pause(lookSeconds * 1000);
}

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
