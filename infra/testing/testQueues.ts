import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import type { QueueSpec } from '../local/queues/localQueue.ts';
import { openQueues } from '../local/queues/openQueues.ts';
import { queuesApi } from '../local/queues/queuesApi.ts';
import { sqsEndpoint } from '../local/queues/sqsEndpoint.ts';

export type TestQueues = Awaited<ReturnType<typeof testQueues>>;

/** Opens queues in a fresh folder behind their two endpoints, with the real SQS client. */
export async function testQueues(specs: readonly QueueSpec[], folder?: string) {
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'queues-')));
  const queues = await openQueues(place, specs);
  const sqs = await listenOnLoopback();
  const apiServer = await listenOnLoopback();
  sqs.answer(sqsEndpoint(queues));
  apiServer.answer(queuesApi(queues));
  const client = new SQSClient({
    endpoint: sqs.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const [first] = specs;
  const urlOf = (name = first?.name) => `${sqs.origin}/000000000000/${name}`;

  return {
    folder: place,
    queues,
    client,
    urlOf,
    /** Sends to the first queue unless another is named. */
    send: (MessageBody: string, more: Partial<ConstructorParameters<typeof SendMessageCommand>[0]> = {}) =>
      client.send(new SendMessageCommand({ QueueUrl: urlOf(), MessageBody, ...more })),
    async receive(
      more: Partial<ConstructorParameters<typeof ReceiveMessageCommand>[0]> = {},
    ): Promise<readonly Message[]> {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl: urlOf(), MaxNumberOfMessages: 10, ...more }),
      );
      return Messages;
    },
    /** Returns what the developer sees at `/queues`. */
    async look<Body = unknown>(path: string, method = 'GET') {
      const response = await fetch(`${apiServer.origin}${path}`, { method });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        body: (await response.json()) as Body,
      };
    },
    /** Copies the folder as a power cut at this moment leaves it. */
    async cutOff(): Promise<string> {
      const left = await mkdtemp(join(tmpdir(), 'queues-'));
      await cp(place, left, { recursive: true });
      return left;
    },
    async close() {
      client.destroy();
      await Promise.all([sqs.close(), apiServer.close()]);
      await queues.close();
      await rm(place, { recursive: true, force: true });
    },
  };
}

export const bodiesOf = (messages: readonly Message[]) => messages.map(({ Body }) => Body);
