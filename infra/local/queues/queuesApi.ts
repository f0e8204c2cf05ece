import type { ServerResponse } from 'node:http';
import { problemResult } from '#functions/edge/problemResult.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import type { LocalQueue } from './localQueue.ts';
import type { Queues } from './openQueues.ts';

/**
 * Shows the queues to the developer on this machine: `GET /queues`, `GET /queues/{name}` with its items, and
 * `POST /queues/{name}/redrive` to move dead letters back to their source.
 */
export function queuesApi(queues: Queues): Endpoint {
  async function answer(method: string, url: string): Promise<[status: number, body: unknown]> {
    const [, , part = '', verb] = new URL(url, 'http://localhost').pathname.split('/');
    const asked = [method, part && 'queue', verb].filter(Boolean).join(' ');
    if (asked === 'GET') return [200, queues.all().map(summaryOf)];
    if (asked !== 'GET queue' && asked !== 'POST queue redrive') {
      return [405, 'Use GET /queues, GET /queues/{name} or POST /queues/{name}/redrive.'];
    }
    const queue = queues.find(part);
    if (!queue) return [404, `There is no queue "${part}": GET /queues lists them.`];
    const summary = summaryOf(queue);
    if (method === 'GET') return [200, { ...summary, items: itemsOf(queue) }];
    if (summary.isDeadLetters) return [200, { redriven: await queues.redrive(summary.name) }];
    return [409, `"${part}" is not a dead-letter queue: redrive one that GET /queues lists as such.`];
  }

  return (request, response) => {
    request.resume();
    return answer(request.method ?? 'GET', request.url ?? '/').then(
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
