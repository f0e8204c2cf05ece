import type { QueueSpec } from '../local/queues/localQueue.ts';
import { openQueues } from '../local/queues/openQueues.ts';
import { sqsEndpoint } from '../local/queues/sqsEndpoint.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics, type Topic } from '#functions/carrier/topics.ts';
import { automationEvents } from '#functions/events/automationEvents.ts';
import { sqsOutboundQueue } from '#functions/messages/sqsOutboundQueue.ts';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import { deadLettersOf } from '#functions/Queue.ts';
import { giveCredentials } from './giveCredentials.ts';

export type TestQueue = Awaited<ReturnType<typeof openTestQueue>>;

/** Opens the outbound queue as a real queue behind the real SDK client. */
export async function openTestQueue() {
  const folder = await mkdtemp(join(tmpdir(), 'test-queue-'));
  const spec: QueueSpec = { name: `${outboundTexts.name}.fifo`, fifo: true, visibilitySeconds: 60 };
  const topicLetters = Object.values(topics).map((topic) => deadLettersOf(topic));
  const letterSpecs = topicLetters.map((name) => ({ name, fifo: false, visibilitySeconds: 60 }));
  const eventSpec: QueueSpec = { name: automationEvents.name, fifo: false, visibilitySeconds: 60 };
  const queues = await openQueues(folder, [spec, eventSpec, ...letterSpecs]);
  const server = await listenOnLoopback();
  server.answer(sqsEndpoint(queues));
  process.env['AWS_ENDPOINT_URL_SQS'] = server.origin;
  giveCredentials();
  const urlOf = (name: string) => `${server.origin}/000000000000/${name}`;
  const queue = queues.find(spec.name);
  if (!queue) throw new Error('The queue does not exist');
  return {
    /** Returns the URL of a topic's dead-letter queue or of the events, or of the outbound queue for any other name. */
    queueUrlOf: (name: string) => urlOf([...topicLetters, eventSpec.name].includes(name) ? name : spec.name),
    /** Returns the events that wait to be published, oldest first. */
    events: () =>
      queues
        .find(eventSpec.name)
        ?.items()
        .map(({ item }) => item.body) ?? [],
    queueUrl: urlOf(spec.name),
    address: server.origin,
    outbound: sqsOutboundQueue(urlOf(spec.name)),
    /** Returns the dead letters of a topic, oldest first. */
    deadLetters: (topic: Topic) =>
      queues
        .find(deadLettersOf(topic))
        ?.items()
        .map(({ item }) => item.body) ?? [],
    /** Returns the items on the queue in order, including hidden ones. */
    items: () => queue.items().map(({ item }) => item),
    /** Removes the items of all tests before. */
    purge: () => queues.removeAll(spec.name),
    /** Returns when the first hidden item becomes visible, in milliseconds since 1970. It may be visible already. */
    visibleAt: () => queue.nextVisibleAt(0),
    receive: () => queue.receive(1, Date.now(), 60),
    async close() {
      await server.close();
      await queues.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
