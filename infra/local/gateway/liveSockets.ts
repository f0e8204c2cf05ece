import { randomBytes, randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { socketEvent, type SocketEvent } from './socketEvent.ts';

export type LiveSockets = {
  /** Takes over a request to open a connection. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** The management API: `POST`, `GET` and `DELETE /@connections/{connectionId}`. */
  readonly managementListener: RequestListener;
  readonly close: () => Promise<void>;
};

type Invoke = (event: SocketEvent) => Promise<{ readonly statusCode: number }>;

/** API Gateway's limits: one message, a silent connection, any connection. */
const mostBytes = 128 * 1024;
const idleMs = 10 * 60 * 1000;
const longestMs = 2 * 60 * 60 * 1000;

/** A WebSocket API: `$connect` decides, `$default` hears what is said, and functions post by connection id. */
export function liveSockets(invoke: Invoke): LiveSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: mostBytes });
  const open = new Map<string, WebSocket>();
  const leaving = new Set<Promise<unknown>>();
  let closing = false;

  async function connect(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const connectionId = randomBytes(12).toString('base64url');
    const connectedAt = new Date();
    const moment = () => ({ connectionId, connectedAt, at: new Date(), requestId: randomUUID() });
    // A message may be posted as soon as $connect has answered, which is before the handshake is written.
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const { statusCode } = await invoke(socketEvent({ ...moment(), kind: 'connect', query }));
    if (statusCode >= 400) return refuse(socket, statusCode);
    if (closing) return refuse(socket, 503);

    server.handleUpgrade(request, socket, head, (connection) => {
      open.set(connectionId, connection);
      const tooLong = setTimeout(() => connection.close(1001, 'Going away'), longestMs).unref();
      const idle = setTimeout(() => connection.close(1001, 'Going away'), idleMs).unref();
      connection.on('message', (data: Buffer) => {
        idle.refresh();
        void invoke(socketEvent({ ...moment(), kind: 'message', body: data.toString('utf8') }));
      });
      connection.on('error', () => connection.terminate());
      connection.on('close', () => {
        clearTimeout(tooLong);
        clearTimeout(idle);
        open.delete(connectionId);
        const left = invoke(socketEvent({ ...moment(), kind: 'disconnect' }));
        leaving.add(left);
        void left.finally(() => leaving.delete(left));
      });
    });
  }

  return {
    upgrade(request, socket, head) {
      connect(request, socket, head).catch(() => refuse(socket, 500));
    },
    managementListener(request, response) {
      const connectionId = decodeURIComponent(request.url?.split('/@connections/')[1] ?? '');
      const connection = open.get(connectionId);
      if (!connection || connection.readyState !== WebSocket.OPEN) {
        request.resume();
        response.writeHead(410, { 'x-amzn-errortype': 'GoneException', 'content-type': 'application/json' });
        response.end('{"message":"Gone"}');
        return;
      }
      if (request.method === 'DELETE') connection.close(1001, 'Going away');
      if (request.method !== 'POST') {
        request.resume();
        response.writeHead(request.method === 'DELETE' ? 204 : 200, { 'content-type': 'application/json' });
        response.end(request.method === 'DELETE' ? undefined : '{}');
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        if (body.length > mostBytes) {
          response.writeHead(413, {
            'x-amzn-errortype': 'PayloadTooLargeException',
            'content-type': 'application/json',
          });
          response.end('{"message":"Payload too large"}');
          return;
        }
        connection.send(body, { binary: false });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    },
    async close() {
      closing = true;
      for (const connection of open.values()) connection.close(1001, 'Going away');
      const silent = setTimeout(() => {
        for (const connection of open.values()) connection.terminate();
      }, 500);
      while (open.size > 0) {
        await Promise.race([...open.values()].map((connection) => closed(connection)));
      }
      clearTimeout(silent);
      await Promise.allSettled(leaving);
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  );
}

function closed(connection: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (connection.readyState === WebSocket.CLOSED) setImmediate(resolve);
    else connection.once('close', () => resolve());
  });
}
