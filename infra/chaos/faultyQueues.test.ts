import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenOnLoopback, type LoopbackServer } from '../local/runtime/listenOnLoopback.ts';
import { faultRows } from './faultRows.ts';
import { faultyQueues } from './faultyQueues.ts';

let server: LoopbackServer;
let client: SQSClient;
beforeAll(async () => {
  server = await listenOnLoopback();
  client = new SQSClient({
    endpoint: server.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    md5: false,
  });
});
afterAll(async () => {
  client?.destroy();
  await server?.close();
});

const send = () =>
  client.send(new SendMessageCommand({ QueueUrl: `${server.origin}/1/texts`, MessageBody: 'text' }));

test('a queue that refuses does so longer than the SDK tries, and gets nothing meanwhile', async () => {
  let received = 0;
  const rows = faultRows('7', { queuesRefuse: 1 }, () => {});
  server.answer(
    faultyQueues((_, response) => {
      received += 1;
      response.end('{"MessageId":"one"}');
    }, rows),
  );
  await expect(send()).rejects.toMatchObject({ $metadata: { httpStatusCode: 503, attempts: 3 } });
  expect(received).toBe(0);
});

test('a queue that answers late has the item', async () => {
  const rows = faultRows('7', { queuesAnswerLate: 1 }, () => {});
  server.answer(faultyQueues((_, response) => void response.end('{"MessageId":"one"}'), rows));
  const beganAt = performance.now();
  expect(await send()).toMatchObject({ MessageId: 'one' });
  expect(performance.now() - beganAt).toBeGreaterThan(350);
});
