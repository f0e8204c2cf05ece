import type { RequestListener, ServerResponse } from 'node:http';
import { problemResult } from '#functions/edge/problemResult.ts';
import type { LocalQueue } from './localQueue.ts';
import type { Queues } from './openQueues.ts';

/**
 * What stands in the queues, for the developer at this machine: `GET /queues`, `GET /queues/{name}` with its items, and
 * `POST /queues/{name}/redrive` to put dead letters back where they came from.
 */
export function queuesDoor(queues: Queues): RequestListener {
  async function answer(method: string, url: string): Promise<[status: number, body: unknown]> {
    const [, , name, verb] = new URL(url, 'http://localhost').pathname.split('/');
    if (name === undefined || name === '') return [200, queues.all().map(summaryOf)];
    const queue = queues.find(decodeURIComponent(name));
    if (!queue) return [404, `There is no queue "${name}": GET /queues lists them.`];
    if (method === 'GET' && verb === undefined) return [200, { ...summaryOf(queue), items: itemsOf(queue) }];
    if (method === 'POST' && verb === 'redrive') {
      const isDead = queues.all().some(({ spec }) => spec.deadLetters === queue.spec.name);
      if (!isDead) return [409, `"${name}" holds no dead letters: redrive one that GET /queues marks so.`];
      return [200, { redriven: await queues.redrive(queue.spec.name) }];
    }
    return [405, 'Ask GET /queues, GET /queues/{name} or POST /queues/{name}/redrive.'];
  }

  return (request, response) => {
    request.resume();
    answer(request.method ?? 'GET', request.url ?? '/').then(
      ([status, body]) => write(response, status, body),
      () => write(response, 500, 'The queues could not be read.'),
    );
  };

  function summaryOf(queue: LocalQueue) {
    const { name, fifo, deadLetters } = queue.spec;
    return {
      name,
      fifo,
      ...queue.counts(Date.now()),
      ...(deadLetters !== undefined && { deadLetters }),
      isDeadLetters: queues.all().some(({ spec }) => spec.deadLetters === name),
    };
  }
}

function itemsOf(queue: LocalQueue) {
  return queue.items().map(({ item, receiveCount }) => ({ ...item, receiveCount }));
}

function write(response: ServerResponse, status: number, body: unknown): void {
  if (typeof body === 'string') {
    const result = problemResult(status, { code: 'queues', detail: body });
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(result.body);
  } else {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}
