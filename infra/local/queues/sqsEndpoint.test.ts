import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SendMessageBatchCommand,
  type Message,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { QueueSpec } from './localQueue.ts';
import { bodiesOf, testQueues, type TestQueues } from '#testing/testQueues.ts';

/** Longer than any test, and shorter than the time that a test extends it to. */
const visibilitySeconds = 600;
const notices: QueueSpec = { name: 'notices', fifo: false, visibilitySeconds };
const fifoQueue: QueueSpec = { name: 'fifo', fifo: true, visibilitySeconds };

let open: TestQueues[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const each of open) await each.close();
  open = [];
});

async function opened(spec: QueueSpec, folder?: string): Promise<TestQueues> {
  const each = await testQueues([spec], folder);
  open.push(each);
  return each;
}

const remove = ({ client, urlOf }: TestQueues, { ReceiptHandle }: Message = {}) =>
  client.send(new DeleteMessageCommand({ QueueUrl: urlOf(), ReceiptHandle }));
const giveBack = ({ client, urlOf }: TestQueues, { ReceiptHandle }: Message = {}, seconds = 0) =>
  client.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: urlOf(), ReceiptHandle, VisibilityTimeout: seconds }),
  );
const inLine = (group: string, deduplicationId: string) => ({
  MessageGroupId: group,
  MessageDeduplicationId: deduplicationId,
});

describe('an accepted message', () => {
  test('is there after a power cut, in order, and once', async () => {
    const before = await opened(fifoQueue);
    await before.send('one', inLine('oak', '1'));
    await before.send('two', inLine('oak', '2'));
    await before.send('three', inLine('oak', '3'));
    const after = await opened(fifoQueue, await before.cutOff());
    expect(bodiesOf(await after.receive())).toEqual(['one', 'two', 'three']);
  });

  test('is there when the cut tore the line that was being written', async () => {
    const before = await opened(notices);
    await before.send('accepted');
    const folder = await before.cutOff();
    await appendFile(join(folder, 'queues.journal'), '{"kind":"put","queue":"notices","id":"x","bo');
    const after = await opened(notices, folder);
    await after.send('next');
    expect(bodiesOf(await after.receive())).toEqual(['accepted', 'next']);
  });

  test('is visible at once after a restart, even if it had been received', async () => {
    const before = await opened(notices);
    await before.send('half done');
    expect(await before.receive()).toHaveLength(1);
    const after = await opened(notices, await before.cutOff());
    expect(bodiesOf(await after.receive())).toEqual(['half done']);
  });

  test('does not return after it was deleted', async () => {
    const before = await opened(notices);
    await before.send('done');
    await before.send('waiting');
    const [done] = await before.receive({ MaxNumberOfMessages: 1 });
    await remove(before, done);
    await before.send('later');
    const after = await opened(notices, await before.cutOff());
    expect(bodiesOf(await after.receive())).toEqual(['waiting', 'later']);
  });

  test('is not lost when it arrives during a rewrite of the journal', async () => {
    const before = await opened(notices);
    const { queues } = before;
    await Promise.all(Array.from({ length: 10_001 }, () => queues.put('notices', { body: 'past' })));
    queues.removeAll('notices');
    await queues.put('notices', { body: 'new' });
    await queues.put('notices', { body: 'newer' });
    await queues.close();
    const after = await opened(notices, await before.cutOff());
    expect(bodiesOf(await after.receive())).toEqual(['new', 'newer']);
  });
});

describe('a received message', () => {
  test('is hidden from the next receive, and returns after its visibility timeout if it was not deleted', async () => {
    const queue = await opened(notices);
    await queue.send('Which door?');
    const [first] = await queue.receive({ VisibilityTimeout: 3600, AttributeNames: ['All'] });
    expect(first).toMatchObject({ Body: 'Which door?', Attributes: { ApproximateReceiveCount: '1' } });
    expect(await queue.receive()).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const [again] = await queue.receive({ AttributeNames: ['All'] });
    expect(again).toMatchObject({
      MessageId: first?.MessageId,
      Attributes: { ApproximateReceiveCount: '2' },
    });
  });

  test('returns earlier when its visibility is shortened', async () => {
    const queue = await opened(notices);
    await queue.send('Which door?');
    const [first] = await queue.receive();
    expect(await queue.receive()).toEqual([]);
    await giveBack(queue, first);
    expect(bodiesOf(await queue.receive())).toEqual(['Which door?']);
  });

  test('stays hidden longer when its visibility is extended', async () => {
    const queue = await opened(notices);
    await queue.send('Which door?');
    const [first] = await queue.receive();
    await giveBack(queue, first, 3600);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_800_000 });
    expect(await queue.receive()).toEqual([]);
  });

  test('cannot be deleted or changed with the handle of an earlier receive', async () => {
    const queue = await opened(notices);
    await queue.send('Which door?');
    const [old] = await queue.receive({ VisibilityTimeout: 0 });
    await queue.receive();
    await remove(queue, old);
    const { Attributes } = await queue.client.send(
      new GetQueueAttributesCommand({ QueueUrl: queue.urlOf(), AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
    });
    await expect(giveBack(queue, old)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  });

  test('arrives at a waiting receive that started before it was sent', async () => {
    const queue = await opened(notices);
    const waiting = queue.receive({ WaitTimeSeconds: 20 });
    await queue.send('Which door?');
    expect(bodiesOf(await waiting)).toEqual(['Which door?']);
  });
});

describe('a FIFO queue', () => {
  test('keeps the order of a group and does not hold up another group', async () => {
    const queue = await opened(fifoQueue);
    await queue.send('oak 1', inLine('oak', '1'));
    await queue.send('oak 2', inLine('oak', '2'));
    const [first] = await queue.receive({ MaxNumberOfMessages: 1 });
    await queue.send('harbor 1', inLine('harbor', '3'));
    expect(bodiesOf(await queue.receive())).toEqual(['harbor 1']);
    await remove(queue, first);
    expect(bodiesOf(await queue.receive())).toEqual(['oak 2']);
  });

  test('treats a second send of the same message as a duplicate', async () => {
    const queue = await opened(fifoQueue);
    const one = await queue.send('See you at nine.', inLine('oak', 'msg_1'));
    const two = await queue.send('See you at nine.', inLine('oak', 'msg_1'));
    expect(two.MessageId).toBe(one.MessageId);
    expect(await queue.receive()).toHaveLength(1);
  });

  test('treats the same id in the group of another company as another text', async () => {
    const queue = await opened(fifoQueue);
    const ids = await Promise.all(
      ['oak', 'harbor'].map((group) => queue.send('See you at nine.', inLine(group, 'msg_1'))),
    );
    expect(new Set(ids.map(({ MessageId }) => MessageId)).size).toBe(2);
    expect(await queue.receive()).toHaveLength(2);
  });

  test('treats it as a duplicate even when both are sent at the same moment', async () => {
    const queue = await opened(fifoQueue);
    const sent = await Promise.all(
      ['msg_1', 'msg_1', 'msg_2'].map((id) => queue.send('See you at nine.', inLine('oak', id))),
    );
    expect(new Set(sent.map(({ MessageId }) => MessageId)).size).toBe(2);
    expect(await queue.receive()).toHaveLength(2);
  });

  test('still detects a duplicate when the first was handled meanwhile, and after a restart', async () => {
    const before = await opened(fifoQueue);
    await before.send('See you at nine.', inLine('oak', 'msg_1'));
    await before.send('Gate code is 4417.', inLine('oak', 'msg_2'));
    const [first] = await before.receive({ MaxNumberOfMessages: 1 });
    await remove(before, first);
    await before.send('See you at nine.', inLine('oak', 'msg_1'));
    const after = await opened(fifoQueue, await before.cutOff());
    await after.send('Gate code is 4417.', inLine('oak', 'msg_2'));
    expect(bodiesOf(await after.receive())).toEqual(['Gate code is 4417.']);
  });

  test('accepts a batch in its order', async () => {
    const queue = await opened(fifoQueue);
    const entries = ['one', 'two', 'three'].map((body) => ({
      Id: body,
      MessageBody: body,
      ...inLine('oak', body),
    }));
    const { Successful = [], Failed = [] } = await queue.client.send(
      new SendMessageBatchCommand({ QueueUrl: queue.urlOf(), Entries: entries }),
    );
    expect(Successful.map(({ Id }) => Id)).toEqual(['one', 'two', 'three']);
    expect(Failed).toEqual([]);
    expect(bodiesOf(await queue.receive())).toEqual(['one', 'two', 'three']);
  });

  test('refuses a message without a group or a deduplication id', async () => {
    const queue = await opened(fifoQueue);
    await expect(queue.send('Which door?')).rejects.toMatchObject({ name: 'MissingParameter' });
  });
});

describe('the endpoint', () => {
  test('refuses an unknown queue and a value out of range with the service’s own errors', async () => {
    const queue = await opened(notices);
    await expect(queue.receive({ QueueUrl: queue.urlOf('nowhere') })).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await expect(queue.receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  test('purges a queue, also across a restart', async () => {
    const before = await opened(notices);
    await before.send('one');
    await before.client.send(new PurgeQueueCommand({ QueueUrl: before.urlOf() }));
    await before.send('two');
    const after = await opened(notices, await before.cutOff());
    expect(bodiesOf(await before.receive())).toEqual(['two']);
    expect(bodiesOf(await after.receive())).toEqual(['two']);
  });
});
