import type { SQSEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { topics } from '#functions/carrier/topics.ts';
import { testNetwork } from '#testing/testNetwork.ts';
import { queueOfTopic } from '../local/queues/localTopics.ts';
import { faultInterceptor } from './faultInterceptor.ts';
import { faultRows } from './faultRows.ts';
import { neverPublished } from './lostReceipts.ts';

test('the phone network keeps which texts lost their last receipt to a fault, also after a kill', async () => {
  const before = await testNetwork();
  await before.ask('PUT', '/faults', { dropReceipt: { next: 3 } });
  await before.send({ Context: { messageId: 'no receipt' } });
  await before.ask('PUT', '/faults', { dropReceipt: { next: 2 } });
  await before.send({ Context: { messageId: 'only the last receipt' } });
  await before.receipts.until(1);
  await before.close({ keepFolder: true });
  const after = await testNetwork({ folder: before.folder });
  expect(await neverPublished(before.folder)).toEqual(['no receipt']);
  await after.close();
});

test('a last receipt that is lost on its way to the function is reported, and an earlier one is not', async () => {
  const reported: string[] = [];
  const { queue } = faultInterceptor(
    { removeAll: () => {} },
    faultRows('7', { receiptDropped: 1 }, () => {}),
    new Set(['both lost']),
    (messageId) => reported.push(messageId),
  );
  const Records = [receipt('one', false), receipt('two', true), receipt('both lost', true)];
  const delivered: unknown[] = [];
  await queue(
    queueOfTopic(topics.deliveryReceipts.name),
    { Records },
    async (event) => void delivered.push(event),
  );
  expect(reported).toEqual(['two', 'both lost']);
  expect(delivered).toEqual([]);
});

function receipt(messageId: string, isFinal: boolean): SQSEvent['Records'][number] {
  const Message = JSON.stringify({ isFinal, context: { messageId } });
  return {
    messageId,
    body: JSON.stringify({ Message }),
    receiptHandle: messageId,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'carrier',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:receipts',
    awsRegion: 'us-east-1',
  };
}
