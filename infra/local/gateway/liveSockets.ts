import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { readBody } from '../phoneNetwork/readBody.ts';
import { refuseUpgrade, type Endpoint, type UpgradeEndpoint } from '../runtime/listenOnLoopback.ts';
import { decodeEscapes } from './decodeEscapes.ts';
import { socketEvent, type SocketEvent } from './socketEvent.ts';

export type LiveSockets = {
  /** Handles an upgrade request. */
  readonly upgrade: UpgradeEndpoint;
  /** The management API: `POST`, `GET` and `DELETE /@connections/{connectionId}`. */
  readonly managementListener: Endpoint;
  readonly close: () => Promise<void>;
};

type Invoke = (event: SocketEvent) => Promise<{ readonly statusCode: number; readonly body?: string }>;

/** API Gateway's limits for a message, an idle connection and any connection. */
const maxBytes = 128 * 1024;
const idleMs = 10 * 60 * 1000;
const longestMs = 2 * 60 * 60 * 1000;

/**
 * Serves a WebSocket API: `$connect` accepts or refuses, `$default` gets messages, and functions post by
 * connection id.
 */
export function liveSockets(invoke: Invoke): LiveSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxBytes });
  const open = new Map<string, WebSocket>();
  const leaving = new Set<Promise<unknown>>();
  let closing = false;

  async function connect(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const connectionId = randomBytes(12).toString('base64url');
    const connectedAt = new Date();
    const moment = () => ({ connectionId, connectedAt, at: new Date(), requestId: randomUUID() });
    // A function may post a message as soon as $connect has answered, which is before the handshake is
    // written.
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const { statusCode } = await invoke(socketEvent({ ...moment(), kind: 'connect', query }));
    if (statusCode >= 400) return refuseUpgrade(socket, statusCode);
    if (closing) return refuseUpgrade(socket, 503);

    server.handleUpgrade(request, socket, head, (connection) => {
      open.set(connectionId, connection);
      const tooLong = setTimeout(() => connection.close(1001, 'Going away'), longestMs).unref();
      const idle = setTimeout(() => connection.close(1001, 'Going away'), idleMs).unref();
      connection.on('message', (data: Buffer) => {
        idle.refresh();
        const event = socketEvent({ ...moment(), kind: 'message', body: data.toString('utf8') });
        answer(connection, event).catch(() => connection.close(1011));
      });
      connection.on('error', () => connection.terminate());
      connection.on('close', () => {
        clearTimeout(tooLong);
        clearTimeout(idle);
        open.delete(connectionId);
        const left = invoke(socketEvent({ ...moment(), kind: 'disconnect' }));
        leaving.add(left);
        const gone = () => leaving.delete(left);
        left.then(gone, gone);
      });
    });
  }

  /** The deployed `$default` route returns responses, so the body goes back over the connection. */
  async function answer(connection: WebSocket, event: SocketEvent): Promise<void> {
    const { body } = await invoke(event);
    if (body !== undefined && connection.readyState === WebSocket.OPEN) connection.send(body);
  }

  return {
    upgrade: connect,
    async managementListener(request, response) {
      const connectionId = decodeEscapes(request.url?.split('/@connections/')[1] ?? '');
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
      const body = await readBody(request, maxBytes);
      if (body === undefined) {
        response.writeHead(413, {
          'x-amzn-errortype': 'PayloadTooLargeException',
          'content-type': 'application/json',
        });
        response.end('{"message":"Payload too large"}');
        return;
      }
      connection.send(body, { binary: false });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
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

function closed(connection: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (connection.readyState === WebSocket.CLOSED) setImmediate(resolve);
    else connection.once('close', () => resolve());
  });
}
