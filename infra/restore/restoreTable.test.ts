import {
  CreateBackupCommand,
  DescribeContinuousBackupsCommand,
  type DescribeContinuousBackupsCommandOutput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  RestoreTableFromBackupCommand,
  UpdateContinuousBackupsCommand,
  type DynamoDBClient,
  type RestoreTableToPointInTimeCommandInput,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { deliverMessage } from '#functions/messages/deliverMessage.ts';
import type { OutboundText } from '#functions/messages/outboundTexts.ts';
import { sendMessage } from '#functions/messages/sendMessage.ts';
import { settleRestored } from '#functions/messages/settleRestored.ts';
import { sweepMessages } from '#functions/messages/sweepMessages.ts';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { accepted } from '#testing/accepted.ts';
import { test } from '#testing/test.ts';
import { openTestCarrier, type TestCarrier } from '#testing/testCarrier.ts';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import { restoreTable } from './restoreTable.ts';

let testCarrier: TestCarrier;
beforeAll(async () => {
  testCarrier = await openTestCarrier();
});
afterAll(() => testCarrier?.close());

/**
 * Makes a backup now, and lets the client restore it where a point in time is asked for. MiniStack restores a backup with the indexes
 * of its table, but a point in time only of a table that has none.
 */
async function restoreFromBackup(client: DynamoDBClient, tableName: string): Promise<void> {
  const { BackupDetails } = await client.send(
    new CreateBackupCommand({ TableName: tableName, BackupName: 'rehearsal' }),
  );
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName !== 'RestoreTableToPointInTimeCommand') return next(request);
        const { TargetTableName, BillingModeOverride } =
          request.input as RestoreTableToPointInTimeCommandInput;
        const BackupArn = BackupDetails?.BackupArn;
        const restore = new RestoreTableFromBackupCommand({
          TargetTableName,
          BackupArn,
          BillingModeOverride,
        });
        return { response: undefined, output: await client.send(restore) };
      },
    { step: 'initialize', name: 'restoreFromBackup' },
  );
}

/** Keeps what a table's backups cover. On MiniStack that is only the current second, which may end before the restore asks. */
function keepBackups(
  client: DynamoDBClient,
  tableName: string,
  backups: DescribeContinuousBackupsCommandOutput,
): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const { TableName } = request.input as { readonly TableName?: string };
        return commandName === 'DescribeContinuousBackupsCommand' && TableName === tableName
          ? { response: undefined, output: backups }
          : next(request);
      },
    { step: 'initialize', name: 'keepBackups' },
  );
}

/** MiniStack makes and restores backups. */
describe.runIf(!onEmbeddedEngine)(
  'a table that is restored to a point in time, which the embedded engine cannot do',
  () => {
    test('sends no text twice: nothing goes out until it is settled, and then what may have gone out is unconfirmed', async ({
      table,
      office,
    }) => {
      const { client, tableName, store } = table;
      const ana = await office.contact({ name: 'Ana Moreno' });
      testCarrier.addCompany(office.company);
      await store.setRateLimit(office.companyId, 1000);
      const accept = async (seconds?: number): Promise<OutboundText> => {
        const dueAt = new Date(office.granted.now().getTime() + (seconds ?? 0) * 1000);
        const { conversationId, messageId, at } = accepted(
          await sendMessage(
            office.granted,
            office.memberRequest({
              conversationId: ana.conversationId,
              contactId: ana.contactId,
              messageId: randomUUID(),
              text: 'Nine.',
              ...(seconds !== undefined && { scheduledAt: dueAt.toISOString() }),
            }),
          ),
        );
        return { companyId: office.companyId, conversationId, messageId, at };
      };
      const deliver = (from: AdminStore, text: OutboundText) =>
        deliverMessage({ ...office.granted, store: from, carrier: testCarrier.carrier }, text);
      const sweep = (from: AdminStore) => {
        const queue = { send: async () => {} };
        const { metrics } = testMetrics();
        return sweepMessages({
          ...office.granted,
          store: from,
          outbound: queue,
          optOutRemovals: queue,
          metrics,
        });
      };
      const [waiting, claimed, due, later] = [
        await accept(),
        await accept(),
        await accept(600),
        await accept(7200),
      ];
      await store.advance(claimed, 'claim', { claimId: 'a run before the restore' }, office.granted.now());

      await client.send(
        new UpdateContinuousBackupsCommand({
          TableName: tableName,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      );
      const backups = await client.send(new DescribeContinuousBackupsCommand({ TableName: tableName }));
      const { LatestRestorableDateTime: to = new Date() } =
        backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
      keepBackups(client, tableName, backups);
      await restoreFromBackup(client, tableName);
      const restore = () => restoreTable({ client, tableName, to, print: () => {}, lookSeconds: 1 });
      const restored = await restore();
      expect(restored.name).toMatch(new RegExp(`^${tableName}-restored-\\d{8}T\\d{6}$`));
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

      // The text that waited at the restored time went out from the old table after it.
      await deliver(store, waiting);
      expect(await testCarrier.texts(ana.number)).toHaveLength(1);

      const copy = dynamoStore(restored.name, client);
      expect([await store.maySend(), await copy.maySend()]).toEqual([true, false]);
      office.later(1200);
      await sweep(copy);
      for (const text of [waiting, claimed]) {
        expect(await deliver(copy, text)).toEqual({ giveBackSeconds: 60 });
      }
      const statusOf = async (text: OutboundText) => (await copy.findOutbound(text, true))?.status;
      expect(await Promise.all([waiting, claimed, due, later].map(statusOf))).toEqual([
        'queued',
        'sending',
        'scheduled',
        'scheduled',
      ]);

      expect(await settleRestored({ store: copy, now: office.granted.now })).toBe(4);
      for (const text of [waiting, claimed, due, later]) {
        expect(await deliver(copy, text)).toBe('done');
        expect(await copy.findOutbound(text, true)).toMatchObject({
          status: 'unconfirmed',
          failure: 'restored',
        });
      }
      expect(await testCarrier.texts(ana.number)).toHaveLength(1);
      expect(await copy.findConversation(office.companyId, ana.conversationId)).toMatchObject({
        failures: 4,
      });
    });

    test('to a time that the backups do not cover is refused with a sentence that names the times that they cover', async ({
      table,
    }) => {
      const { client, tableName } = table;
      const to = new Date('2001-01-01T00:00:00Z');
      await expect(restoreTable({ client, tableName, to, print: () => {}, lookSeconds: 1 })).rejects.toThrow(
        /cannot be restored to 2001-01-01T00:00:00.000Z: its backups cover/,
      );
    });
  },
);
