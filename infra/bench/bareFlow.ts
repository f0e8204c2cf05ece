import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { createTableInput } from '#shared/store/table.ts';
import { newCompany, newContact } from '#testing/testStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { ensureTable } from '../local/database/ensureTable.ts';
import { callsOf, repeat, type BareCall } from './bareCalls.ts';

const tableName = 'bare';

/**
 * Repeats, with the bare SDK, the database requests that `count` texts of one number make from a member's
 * Enter to "Delivered". Each run uses a new company in a table that no function reads. `run` returns the
 * seconds they took.
 */
export async function bareFlow(endpoint: string, texts: number) {
  await ensureTable(endpoint, createTableInput(tableName));
  const client = new DynamoDBClient(databaseConnection(endpoint));
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const store = dynamoStore(tableName, client);
  let companyId = '';
  let walk = async () => {};
  const before = await callsOf(async () => {
    const ready = await readyCompany(store);
    companyId = ready.companyId;
    walk = ready.walk;
  });
  const flow = await callsOf(async () => {
    for (let count = 0; count < texts; count += 1) await walk();
  });

  return {
    async run(): Promise<number> {
      const another = `co_${randomUUID().replaceAll('-', '')}`;
      const forAnother = (calls: readonly BareCall[]): readonly BareCall[] =>
        calls.map(({ command, input, after }) => ({
          command,
          after,
          input: JSON.parse(JSON.stringify(input).replaceAll(companyId, another)) as object,
        }));
      await repeatAll(documents, forAnother(before));
      const calls = forAnother(flow);
      const from = performance.now();
      await repeatAll(documents, calls);
      return (performance.now() - from) / 1000;
    },
    stop: () => client.destroy(),
  };
}

async function repeatAll(client: DynamoDBDocumentClient, calls: readonly BareCall[]): Promise<void> {
  for (const call of calls) {
    try {
      await repeat(client, [call]);
    } catch (error) {
      // The first receipt repeats the carrier's answer, so the store's refusal is the expected result here
      // too.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}

async function readyCompany(store: AdminStore) {
  const { companyId } = await newCompany(store);
  const company = await store.findCompany(companyId);
  if (!company) throw new Error('The bench has no company');
  await store.setRateLimit(companyId, 1_000_000);
  const subject = `bench#${companyId}`;
  const member = {
    memberId: 'mem_kim',
    name: 'Kim Madsen',
    email: 'kim@example.com',
    role: 'staff',
  } as const;
  await store.putMember(subject, companyId, member);
  const { conversationId, contactId } = await newContact(store, company);

  async function walk(): Promise<void> {
    await store.findMembership(subject, companyId);
    const now = new Date();
    const messageId = randomUUID();
    const accepted = await store.accept(
      {
        companyId,
        conversationId,
        contactId,
        messageId,
        text: 'The key is in the lockbox, code 7781#.',
        author: { kind: 'member', memberId: member.memberId, name: member.name },
        idScope: 'member',
        lane: 'member',
        requestHash: messageId,
        now,
        checkAt: new Date(now.getTime() + 300_000),
      },
      () => undefined,
    );
    if ('refusal' in accepted) throw new Error(accepted.refusal.code);
    const messageKey = { companyId, conversationId, messageId, at: accepted.at };
    const { rateLimit } = await store.readBeforeSlot(messageKey);
    await store.reserveSendSlot(
      companyId,
      { parts: 1, lane: 'member', lastEnqueuedAt: accepted.at },
      rateLimit,
      new Date(),
      10,
    );
    await store.advance(messageKey, 'claim', { claimId: randomUUID() }, new Date());
    await store.readForSending(companyId, conversationId);
    const facts = { carrierMessageId: randomUUID() };
    await store.advance(messageKey, 'carrierAccepts', facts, new Date());
    await store.advance(messageKey, 'carrierAccepts', facts, new Date());
    await store.advance(messageKey, 'deliveryReceipt', facts, new Date());
  }
  return { companyId, walk };
}
