import {
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openQueues } from '../queues/openQueues.ts';
import { readBody } from '../phoneNetwork/readBody.ts';
import { listenOnLoopback } from '../runtime/listenOnLoopback.ts';
import { deliveryQueues, eventDeliveries, pauseAfter } from './eventDeliveries.ts';
import { eventTopicArn } from './eventTopicArn.ts';
import { snsEndpoint } from './snsEndpoint.ts';
import { openSubscriptions } from './subscriptionRegistry.ts';

let folder: string;
let topic: Awaited<ReturnType<typeof openTopic>>;
let program: Awaited<ReturnType<typeof startProgram>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'events-'));
  [topic, program] = await Promise.all([openTopic(), startProgram()]);
});
afterEach(async () => {
  await topic.close();
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the topic on the folder, behind the real SNS client. */
async function openTopic() {
  const queues = await openQueues(folder, deliveryQueues);
  const subscriptions = await openSubscriptions(folder);
  const deliveries = eventDeliveries(queues, subscriptions);
  const stop = deliveries.start();
  const server = await listenOnLoopback();
  server.answer(snsEndpoint({ subscriptions, publish: deliveries.publish }));
  const client = new SNSClient({
    endpoint: server.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    client,
    publish: (companyId: string, type: string, Message: string) =>
      client.send(
        new PublishCommand({
          TopicArn: eventTopicArn,
          Message,
          MessageAttributes: {
            companyId: { DataType: 'String', StringValue: companyId },
            type: { DataType: 'String', StringValue: type },
          },
        }),
      ),
    subscribe: (Endpoint: string, policy?: object) =>
      client.send(
        new SubscribeCommand({
          TopicArn: eventTopicArn,
          Protocol: 'http',
          Endpoint,
          ...(policy && { Attributes: { FilterPolicy: JSON.stringify(policy) } }),
        }),
      ),
    async close() {
      client.destroy();
      await server.close();
      await stop();
      await queues.close();
    },
  };
}

/** Starts a program that is called with events. It can be made to fail. */
async function startProgram() {
  const server = await listenOnLoopback();
  const messages: string[] = [];
  let calls = 0;
  let failures = 0;
  server.answer(async (request, response) => {
    const body = (await readBody(request, 100_000)) ?? '';
    calls += 1;
    if (failures > 0) {
      failures -= 1;
      response.writeHead(500).end();
      return;
    }
    messages.push((JSON.parse(body) as { readonly Message: string }).Message);
    response.writeHead(200).end();
  });
  return {
    address: `${server.origin}/events`,
    messages,
    calls: () => calls,
    failNext: (count: number) => (failures = count),
    close: () => server.close(),
  };
}

test('a program is called with the events that its filter policy wants', async () => {
  await topic.subscribe(program.address, { companyId: ['co_oak'], type: ['message-received', 'opted-out'] });
  await topic.publish('co_oak', 'message-delivered', 'not wanted');
  await topic.publish('co_elm', 'message-received', 'of another company');
  await topic.publish('co_oak', 'opted-out', '{"text":"<wanted> & quoted \\"words\\""}');
  await expect.poll(() => program.messages).toEqual(['{"text":"<wanted> & quoted \\"words\\""}']);
});

test('a program that fails is called again until it succeeds, also after a restart', async () => {
  await topic.subscribe(program.address);
  program.failNext(1);
  await topic.publish('co_oak', 'opted-in', 'first');
  await expect.poll(() => program.calls()).toBe(1);
  await topic.close();
  topic = await openTopic();
  await expect.poll(() => program.messages).toEqual(['first']);
});

test('a program that refuses an event is called again soon while the product runs', async () => {
  await topic.subscribe(program.address);
  program.failNext(1);
  await topic.publish('co_oak', 'opted-in', 'refused once');
  await expect.poll(() => program.messages).toEqual(['refused once']);
  expect(program.calls()).toBe(2);
});

test('an event waits for its program however often that fails, with pauses that grow to a minute', async () => {
  await topic.close();
  const queues = await openQueues(folder, deliveryQueues);
  await queues.put('event-deliveries', { body: 'an event' });
  const inHours = (hours: number) => Date.now() + hours * 3_600_000;
  for (let hours = 1; hours <= 1000; hours += 1)
    expect(queues.find('event-deliveries')?.receive(1, inHours(hours))).toHaveLength(1);
  queues.removeAll('event-deliveries');
  await queues.close();
  topic = await openTopic();
  expect([1, 2, 3, 6, 7, 8, 100, 100_000].map(pauseAfter)).toEqual([1, 2, 4, 32, 60, 60, 60, 60]);
});

test('programs that never answer keep no event from another program', async () => {
  const silent = await listenOnLoopback();
  let waiting = 0;
  let most = 0;
  silent.answer((_, response) => {
    waiting += 1;
    most = Math.max(most, waiting);
    response.once('close', () => (waiting -= 1));
  });
  await topic.subscribe(`${silent.origin}/events`, { type: ['opted-out'] });
  await topic.subscribe(program.address, { type: ['opted-in'] });
  const calls = 15;
  await Promise.all(
    Array.from({ length: calls }, (_, call) => topic.publish('co_oak', 'opted-out', `unheard ${call}`)),
  );
  await topic.publish('co_oak', 'opted-in', 'heard');
  await expect.poll(() => program.messages).toEqual(['heard']);
  await expect.poll(() => most).toBe(calls);
  silent.server.closeAllConnections();
  await silent.close();
});

test('a subscription is listed, replaced by the same endpoint, and ended', async () => {
  const list = async () =>
    (await topic.client.send(new ListSubscriptionsByTopicCommand({ TopicArn: eventTopicArn }))).Subscriptions;
  const { SubscriptionArn } = await topic.subscribe(program.address);
  expect((await topic.subscribe(program.address, { type: ['opted-out'] })).SubscriptionArn).toBe(
    SubscriptionArn,
  );
  expect(await list()).toMatchObject([{ SubscriptionArn, Endpoint: program.address, Protocol: 'http' }]);
  await topic.client.send(new UnsubscribeCommand({ SubscriptionArn }));
  expect((await list()) ?? []).toEqual([]);
});

test('what the local topic cannot do is refused in a sentence', async () => {
  await expect(topic.subscribe('not a url')).rejects.toThrow('Only the protocol http');
  await expect(topic.subscribe(program.address, { type: 'opted-out' })).rejects.toThrow('FilterPolicy');
});
