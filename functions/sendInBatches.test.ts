import { SQSClient, type SendMessageBatchCommandInput } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sendInBatches } from './sendInBatches.ts';

/** Opens a queue behind the real client that refuses an entry as many times as its body says. */
function busyQueue() {
  const requests: (readonly string[])[] = [];
  const refused = new Map<string, number>();
  const client = new SQSClient({ region: 'us-east-1' });
  client.middlewareStack.add(
    () => async (request) => {
      const { Entries = [] } = request.input as SendMessageBatchCommandInput;
      requests.push(Entries.map(({ MessageBody = '' }) => MessageBody));
      const Failed = Entries.filter(({ MessageBody = '' }) => {
        const count = refused.get(MessageBody) ?? 0;
        refused.set(MessageBody, count + 1);
        return count < Number(MessageBody);
      }).map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false }));
      return { response: {}, output: { $metadata: {}, Successful: [], Failed } };
    },
    { step: 'initialize', name: 'busyQueue' },
  );
  const send = (...bodies: readonly string[]) =>
    sendInBatches(
      client,
      'http://127.0.0.1/queue',
      bodies.map((MessageBody) => ({ MessageBody })),
    );
  return { send, requests };
}

test('only the entries that a queue refuses briefly are sent again', async () => {
  const queue = busyQueue();
  await queue.send('0', '2', '0');
  expect(queue.requests).toEqual([['0', '2', '0'], ['2'], ['2']]);
});

test('a queue that keeps refusing an item fails the whole call, so that its caller retries later', async () => {
  const queue = busyQueue();
  await expect(queue.send('0', '9')).rejects.toThrow('The queue refuses an item: InternalError');
  expect(queue.requests).toHaveLength(4);
});
