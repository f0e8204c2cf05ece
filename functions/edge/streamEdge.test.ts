import { marshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveEvent } from '#shared/api/liveEvent.ts';
import type { MessageStatus, TransitionName } from '#shared/domain/messageState.ts';
import { keys, type Key } from '#shared/store/keys.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { captureLog } from '#testing/captureLog.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestQueue, type TestQueue } from '#testing/testQueue.ts';
import { openTestSockets, type TestSockets } from '#testing/testSockets.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { streamEdge } from './streamEdge.ts';
import { announceChangesHandler, queueMessagesHandler } from '../handlers.ts';

const announceChanges = announceChangesHandler();
const queueMessages = queueMessagesHandler();

let table: TestTable;
let testQueue: TestQueue;
let sockets: TestSockets;
let office: TestCompany;
let ana: Awaited<ReturnType<TestCompany['contact']>>;
beforeAll(async () => {
  [table, testQueue, sockets] = await Promise.all([openTestTable(), openTestQueue(), openTestSockets()]);
  deployTo({ table, testQueue, liveAddress: sockets.address });
});
beforeEach(async () => {
  office = await testCompany(table, new Date().toISOString());
  ana = await office.contact({ name: 'Ana Moreno' });
});
afterEach(() => vi.useRealTimers());
afterAll(() => Promise.all([table?.stop(), testQueue?.close(), sockets?.close()]));

type Image = Readonly<Record<string, unknown>>;

const change = (before: Image | undefined, after: Image | undefined): DynamoDBRecord => ({
  eventID: randomUUID(),
  eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  eventSourceARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/conversations/stream/1',
  dynamodb: {
    SequenceNumber: '1',
    StreamViewType: 'NEW_AND_OLD_IMAGES',
    ...(before && { OldImage: imageOf(before) }),
    ...(after && { NewImage: imageOf(after) }),
  },
});
const batch = (...Records: readonly DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records: [...Records] });
const imageOf = (item: Image) => marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & {};

async function storedAt(key: Key): Promise<Image> {
  const found = await table.read({ pk: key.pk, sk: key.sk });
  if (!found) throw new Error('The item does not exist');
  return found;
}
const row = () => storedAt(keys.conversation(office.companyId, ana.conversationId));

/** Returns a text to Ana as stored in the table. */
async function queued(text = 'See you at nine.') {
  const draft = {
    conversationId: ana.conversationId,
    contactId: ana.contactId,
    messageId: randomUUID(),
    text,
  };
  const { at, messageId, conversationId } = accepted(
    await sendMessage(office.granted, office.memberRequest(draft)),
  );
  const messageKey = { companyId: office.companyId, conversationId, at, messageId };
  return {
    messageKey,
    image: await storedAt(keys.message(messageKey.companyId, conversationId, at, messageId)),
  };
}

describe('the stream and the outbound queue', () => {
  const onQueue = (messageId: string) =>
    testQueue
      .items()
      .filter(({ body }) => (JSON.parse(body) as { messageId: string }).messageId === messageId);

  test('an accepted text is on the queue once, even if its record is delivered several times (P15)', async () => {
    const { messageKey, image } = await queued();
    const event = batch(change(undefined, image), change(undefined, await row()));
    await queueMessages(event);
    await queueMessages(event);
    expect(onQueue(messageKey.messageId)).toHaveLength(1);
    expect(onQueue(messageKey.messageId)).toMatchObject([{ group: `${office.companyId}.member` }]);
    expect(JSON.parse(onQueue(messageKey.messageId)[0]?.body ?? '')).toEqual(messageKey);
  });

  test('more texts than fit in one request are all queued in order', async () => {
    const texts = [];
    for (let each = 0; each < 12; each += 1) texts.push(await queued(`text ${each}`));
    await queueMessages(batch(...texts.map(({ image }) => change(undefined, image))));
    const ours = testQueue.items().filter(({ group }) => group === `${office.companyId}.member`);
    expect(ours.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
      texts.map(({ messageKey }) => messageKey),
    );
  });

  test.each<[MessageStatus, MessageStatus, number]>([
    ['scheduled', 'queued', 1],
    ['queued', 'queued', 0],
    ['sending', 'queued', 0],
    ['queued', 'sending', 0],
    ['sending', 'sent', 0],
    ['queued', 'failed', 0],
  ])('a text that went from %s to %s is put there %i times', async (from, to, times) => {
    const { messageKey, image } = await queued();
    await queueMessages(batch(change({ ...image, status: from }, { ...image, status: to })));
    expect(onQueue(messageKey.messageId)).toHaveLength(times);
  });

  test('an inbound text, a row, a contact and a deletion queue nothing', async () => {
    const { image } = await queued();
    const before = testQueue.items().length;
    await office.receives(ana.number, 'Hello', '2026-03-20T14:00:00.000Z', 'inbound-1');
    const stored = await storedAt(
      keys.message(office.companyId, ana.conversationId, '2026-03-20T14:00:00.000Z', 'inbound-1'),
    );
    const contact = await storedAt(keys.contact(office.companyId, ana.contactId));
    await queueMessages(
      batch(
        change(undefined, stored),
        change(undefined, await row()),
        change(undefined, contact),
        change(image, undefined),
      ),
    );
    expect(testQueue.items()).toHaveLength(before);
  });
});

test('a batch that the queue refuses fails as a whole, with one log line that quotes no text', async () => {
  const { image } = await queued('The gate code is bluebell');
  const log = captureLog();
  const refusing = streamEdge(
    { on: { stream: 'changes' }, needs: {} },
    () => Promise.reject(new Error('The gate code is bluebell')),
    {},
  );
  const failure: unknown = await refusing(batch(change(undefined, image))).catch((error: unknown) => error);
  log.stop();
  expect(failure).toBeInstanceOf(Error);
  expect(log.lines()).toMatchObject([{ level: 'ERROR', changes: 1, error: 'Error' }]);
  expect(`${log.text()}${inspect(failure)}`).not.toContain('bluebell');
});

describe('the stream and the open pages (P11)', () => {
  async function openPage(company = office, openedSecondsAgo = 0): Promise<string> {
    const connectionId = randomUUID();
    const holder = { companyId: company.companyId, subject: company.kim.subject };
    const openedAt = new Date(Date.now() - openedSecondsAgo * 1000);
    expect(await table.store.putConnection(connectionId, holder, company.kim, openedAt)).toBe(true);
    return connectionId;
  }
  const framesTo = (connectionId: string) =>
    sockets.framesOf(connectionId).flatMap((frame) => {
      const { events } = JSON.parse(frame) as { readonly events: readonly unknown[] };
      return events.map((event) => LiveEvent.parse(event));
    });

  test('every open page of the company receives the change, and no page of another company (P23)', async () => {
    const other = await testCompany(table);
    const [one, two, theirs] = [await openPage(), await openPage(), await openPage(other)];
    const { messageKey, image } = await queued('See you at nine.');
    const before = testQueue.events().length;
    await announceChanges(batch(change(undefined, image), change(undefined, await row())));
    // A text that was only accepted is no event for automations.
    expect(testQueue.events()).toHaveLength(before);
    for (const page of [one, two]) {
      expect(framesTo(page)).toMatchObject([
        {
          type: 'message',
          message: { messageId: messageKey.messageId, text: 'See you at nine.', state: 'queued' },
        },
        { type: 'conversation', conversation: { conversationId: ana.conversationId, started: true } },
      ]);
    }
    expect(framesTo(theirs)).toEqual([]);
  });

  test('of several changes of a message only the newest is sent, without server-only attributes', async () => {
    const page = await openPage();
    const { messageKey, image } = await queued();
    const images = [image];
    for (const by of ['claim', 'carrierAccepts'] satisfies TransitionName[]) {
      await table.store.advance(messageKey, by, { claimId: 'secret-claim' }, new Date());
      images.push(
        await storedAt(
          keys.message(messageKey.companyId, messageKey.conversationId, messageKey.at, messageKey.messageId),
        ),
      );
    }
    await announceChanges(batch(...images.map((after, index) => change(images[index - 1], after))));
    expect(framesTo(page)).toMatchObject([{ type: 'message', message: { state: 'sent', revision: 3 } }]);
    expect(sockets.framesOf(page).join()).not.toMatch(/secret-claim|CO#|"pk"/);
  });

  test('a large batch is sent in frames that API Gateway accepts, without loss', async () => {
    const page = await openPage();
    const { image } = await queued('é'.repeat(600));
    const images = Array.from({ length: 150 }, (_, index) => ({
      ...image,
      sk: `MSG#${index}`,
      messageId: `m${index}`,
    }));
    await announceChanges(batch(...images.map((each) => change(undefined, each))));
    const frames = sockets.framesOf(page);
    expect(frames.length).toBeGreaterThan(1);
    expect(Math.max(...frames.map((frame) => Buffer.byteLength(frame)))).toBeLessThan(128 * 1024);
    expect(framesTo(page)).toHaveLength(150);
  });

  test('a connection that is gone is removed, unless it is just opening, and does not fail the batch', async () => {
    // The connection that is just opening stays as old as it is, however slow the machine is.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const [gone, opening, here] = [await openPage(office, 60), await openPage(), await openPage()];
    sockets.hangUp(gone);
    sockets.hangUp(opening);
    const { image } = await queued();
    await announceChanges(batch(change(undefined, image)));
    expect(framesTo(here)).toHaveLength(1);
    const left = (await table.store.listConnections(office.companyId, new Date())).map(
      ({ connectionId }) => connectionId,
    );
    expect(left.toSorted()).toEqual([opening, here].toSorted());
  });

  test('a frame that API Gateway refuses is in the log, one for a slow page is not, and neither fails the batch', async () => {
    const [forbidden, slow] = [await openPage(), await openPage()];
    sockets.refuse(forbidden, 'ForbiddenException');
    sockets.refuse(slow, 'LimitExceededException');
    const { image } = await queued();
    const log = captureLog();
    await announceChanges(batch(change(undefined, image))).finally(log.stop);
    const failures = log.lines().filter(({ level }) => level === 'ERROR');
    expect(failures).toMatchObject([
      { message: 'A frame could not be posted to a page', error: 'ForbiddenException' },
    ]);
  });
});
