import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetProvided } from '#functions/edge/providers.ts';
import { openTestCarrier } from '#testing/testCarrier.ts';
import { openTestQueue } from '#testing/testQueue.ts';
import { openTestSockets } from '#testing/testSockets.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { createTableInput } from '#shared/store/table.ts';
import { newCompany, newContact } from '#testing/testStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { startStream } from '../local/database/streamReader.ts';
import { startTestDatabase } from '#testing/testDatabase.ts';
import { functionEnvironment } from '../local/runtime/functionEnvironment.ts';
import { loadFunctions } from '../local/runtime/loadFunctions.ts';

export type MeasuredParts = Awaited<ReturnType<typeof measuredParts>>;

const openPages = ['page-1', 'page-2'];

/**
 * Opens the functions on real parts, without triggers: a company with one client, two open pages and a number
 * without a rate limit. `changes` returns the stream records since the last call.
 */
export async function measuredParts() {
  const database = await startTestDatabase(createTableInput('conversations'));
  const [carrier, testQueue, sockets] = await Promise.all([
    openTestCarrier(),
    openTestQueue(),
    openTestSockets(),
  ]);
  forgetProvided();
  Object.assign(
    process.env,
    functionEnvironment({
      tableName: database.tableName,
      databaseAddress: database.endpoint,
      queuesAddress: testQueue.address,
      queueUrl: testQueue.queueUrlOf,
      carrierAddress: carrier.address,
      liveAddress: sockets.address,
      eventTopicAddress: 'http://127.0.0.1:9',
      userPoolAddress: 'http://127.0.0.1:9',
      pageAddress: 'http://127.0.0.1:9',
    }),
    { POWERTOOLS_METRICS_DISABLED: 'false' },
  );
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  const store = dynamoStore(database.tableName, client);
  const company = await newCompany(store);
  const { companyId } = company;
  carrier.addCompany(company);
  await store.setRateLimit(companyId, 1_000_000);
  const subject = { iss: 'cost', sub: randomUUID(), token_use: 'access' };
  const member = {
    memberId: 'mem_kim',
    name: 'Kim Madsen',
    email: 'kim@example.com',
    role: 'staff',
  } as const;
  await store.putMember(`${subject.iss}#${subject.sub}`, companyId, member);
  for (const page of openPages)
    await store.putConnection(
      page,
      { companyId, subject: `${subject.iss}#${subject.sub}` },
      { member, company },
      new Date(),
    );

  const folder = await mkdtemp(join(tmpdir(), 'cost-'));
  const seen: DynamoDBRecord[] = [];
  const stream = startStream({
    endpoint: database.endpoint,
    streamArn: database.streamArn,
    checkpointFile: join(folder, 'checkpoints.json'),
    consumers: [
      {
        name: 'cost',
        batchSize: 1000,
        handler: async ({ Records }) => {
          seen.push(...Records);
        },
      },
    ],
  });
  const parts = {
    company,
    claims: subject,
    contact: await newContact(store, company),
    functions: await loadFunctions(),
    carrier,
    testQueue,
    openPages: openPages.length,
    async changes() {
      await stream.idle();
      return seen.splice(0);
    },
    async close() {
      await stream.stop();
      client.destroy();
      await Promise.all([carrier.close(), testQueue.close(), sockets.close(), database.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await parts.changes();
  return parts;
}
