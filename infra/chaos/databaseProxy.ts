import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { failingReads } from './failingReads.ts';
import type { FaultRows } from './faultRows.ts';
import { staleAnswers } from './staleAnswers.ts';

/** A request that the database answered, with its start and end in milliseconds since 1970. */
export type Exchange = {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly done: boolean;
};

export type DatabaseProxy = {
  readonly origin: string;
  /** Sets the database's address, which changes with each start. */
  readonly lead: (endpoint: string) => void;
  readonly close: () => void;
};

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']);

/**
 * Proxies requests from the functions to the database. Throttles, reports transaction conflicts and drops
 * answers after the commit. Calls `observe` with every exchange before the function gets its answer.
 */
export async function databaseProxy(
  rows: FaultRows,
  observe: (exchange: Exchange) => void,
): Promise<DatabaseProxy> {
  const agent = new Agent({ keepAlive: true });
  let target: URL | undefined;
  const past = staleAnswers();
  const failing = failingReads();
  const used = new WeakSet<Socket>();
  const server = createServer((request, response) => {
    if (used.has(request.socket) && rows.happens('connectionDied')) return void request.socket.destroy();
    used.add(request.socket);
    void serve(request, response).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 60_000;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const operation = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const input = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    const trouble = troubleBefore(operation, input);
    if (trouble) {
      answer(response, 400, Buffer.from(JSON.stringify(trouble)));
      return;
    }
    const old = past.answerTo(operation, input, body);
    if (old && rows.happens('staleRead')) {
      answer(response, 200, old);
      return;
    }
    if (operation === 'BatchGetItem' && failing.strikes(body)) {
      answer(response, 500, Buffer.from(JSON.stringify(error('InternalServerError', 'Broken on purpose'))));
      return;
    }
    const askedAt = Date.now();
    const { status, body: reply } = await ask(request, body).catch((cause: unknown) => {
      // A database that is killed may have committed before.
      observe({ operation, input, askedAt, answeredAt: Date.now(), done: false });
      throw cause;
    });
    if (status === 200) past.keep(operation, input, body, reply);
    if (status === 200 && failing.isClaim(operation, input) && rows.happens('readAfterClaimFails'))
      failing.plan(input);
    observe({ operation, input, askedAt, answeredAt: Date.now(), done: status === 200 });
    if (rows.happens('databaseAnswerLost', writes.has(operation) ? 'write' : 'read')) {
      request.socket.destroy();
      return;
    }
    const stale = status === 200 ? past.withoutNew(operation, input, reply) : undefined;
    answer(response, status, stale && rows.happens('staleRead') ? stale : reply);
  }

  function troubleBefore(operation: string, input: Record<string, unknown>) {
    if (rows.happens('databaseThrottled')) {
      const name =
        rows.number('databaseThrottled kind') < 0.5
          ? 'ThrottlingException'
          : 'ProvisionedThroughputExceededException';
      return error(name, 'Rate exceeded');
    }
    const items = input['TransactItems'];
    if (operation !== 'TransactWriteItems' || !Array.isArray(items)) return undefined;
    if (!rows.happens('transactionConflict')) return undefined;
    const met = Math.floor(rows.number('transactionConflict item') * items.length);
    return {
      ...error('TransactionCanceledException', 'Transaction cancelled'),
      CancellationReasons: items.map((_, index) =>
        index === met
          ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
          : { Code: 'None' },
      ),
    };
  }

  function ask(from: IncomingMessage, body: Buffer): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      if (!target) throw new Error('The database does not answer yet');
      const { hostname, port } = target;
      const { method, url: path, headers } = from;
      const asking = httpRequest({ agent, hostname, port, path, method, headers }, (answered) => {
        buffer(answered).then(
          (reply) => resolve({ status: answered.statusCode ?? 500, body: reply }),
          reject,
        );
      });
      asking.once('error', reject);
      asking.end(body);
    });
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead(endpoint) {
      target = new URL(endpoint);
    },
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

function error(name: string, message: string) {
  return { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, Message: message };
}

function answer(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'content-length': body.length });
  response.end(body);
}
