import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { outageSwitch } from '../local/phoneNetwork/outageSwitch.ts';
import { listenOnLastingPort } from '../local/runtime/listenOnLastingPort.ts';

/** One send request between the functions and the carrier. Times are in milliseconds since 1970. */
export type WireCall = {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly askedAt: number;
  readonly endedAt: number;
  /**
   * The carrier's answer, whether or not the caller received it: the id of an accepted text, or the reason
   * for a refusal.
   */
  readonly carrierMessageId?: string;
  readonly refusal?: string;
  /** True when the caller received the whole answer. */
  readonly isHeard: boolean;
};

export type CarrierWire = {
  readonly origin: string;
  readonly calls: readonly WireCall[];
  /** When connections were cut whose request may not have been read yet, in milliseconds since 1970. */
  readonly cuts: readonly number[];
  /** Sets the carrier's address, which changes with each start. */
  readonly lead: (endpoint: string) => void;
  /** Refuses every connection for a while. */
  readonly refuse: (milliseconds: number) => void;
  readonly close: () => void;
};

/**
 * Proxies requests from the functions to the simulated carrier. Records what the carrier was asked and
 * accepted, independently of the carrier's own journal. Breaks every request on a connection that was used before.
 */
export async function carrierWire(
  losesAnswer: () => boolean = () => false,
  dropReceipts: (messageId: string) => void = () => {},
): Promise<CarrierWire> {
  const agent = new Agent({ keepAlive: false });
  const outage = outageSwitch();
  const calls: WireCall[] = [];
  const cuts: number[] = [];
  let target: URL | undefined;
  const used = new WeakSet<Socket>();
  const front = await listenOnLastingPort();
  front.answer((request, response) => {
    // Each connection dies when it becomes idle, and the caller notices with its next request.
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    void serve(request, response).catch(() => request.socket.destroy());
  });
  outage.tie(front.server);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const askedAt = Date.now();
    const body = await buffer(request);
    const closed = new Promise<false>((resolve) => response.once('close', () => resolve(false)));
    const isSending = String(request.headers['x-amz-target']).endsWith('.SendTextMessage');
    const isLost = isSending && losesAnswer();
    if (isLost) dropReceipts(asked(body).messageId);
    const answered = await ask(request, body).catch(() => undefined);
    if (answered && !isLost) {
      response.writeHead(answered.status, answered.headers);
      response.end(answered.body);
    } else request.socket.destroy();
    const finished = new Promise<true>((resolve) => response.once('finish', () => resolve(true)));
    const isHeard =
      !isLost &&
      answered !== undefined &&
      (response.writableFinished || (await Promise.race([finished, closed])));
    if (!isSending) return;
    calls.push({ ...asked(body), askedAt, endedAt: Date.now(), isHeard, ...outcomeOf(answered) });
  }

  function ask(from: IncomingMessage, body: Buffer) {
    return new Promise<{ status: number; headers: Record<string, string>; body: Buffer }>(
      (resolve, reject) => {
        if (!target) throw new Error('The carrier does not answer yet');
        const { hostname, port } = target;
        const { method, url: path, headers } = from;
        const asking = httpRequest({ agent, hostname, port, path, method, headers }, (answer) => {
          const type = String(answer.headers['content-type'] ?? 'application/x-amz-json-1.0');
          buffer(answer).then(
            (reply) =>
              resolve({ status: answer.statusCode ?? 500, headers: { 'content-type': type }, body: reply }),
            reject,
          );
        });
        asking.once('error', reject);
        // When the caller aborts, the proxy also aborts its request to the carrier.
        from.socket.once('close', () => asking.destroy());
        asking.end(body);
      },
    );
  }

  return {
    origin: front.origin,
    calls,
    cuts,
    lead(endpoint) {
      target = new URL(endpoint);
    },
    refuse(milliseconds) {
      outage.begin(milliseconds);
      cuts.push(Date.now());
    },
    close() {
      outage.forget();
      front.server.close();
      front.server.closeAllConnections();
      agent.destroy();
    },
  };
}

function asked(body: Buffer): Pick<WireCall, 'messageId' | 'to' | 'text'> {
  const { Context, DestinationPhoneNumber, MessageBody } = JSON.parse(body.toString('utf8')) as {
    readonly Context?: { readonly messageId?: string };
    readonly DestinationPhoneNumber: string;
    readonly MessageBody: string;
  };
  return { messageId: Context?.messageId ?? 'unknown', to: DestinationPhoneNumber, text: MessageBody };
}

function outcomeOf(
  answered: { readonly status: number; readonly body: Buffer } | undefined,
): Pick<WireCall, 'carrierMessageId' | 'refusal'> {
  if (!answered || answered.status >= 500) return {};
  const reply = JSON.parse(answered.body.toString('utf8')) as Readonly<Record<string, string>>;
  if (answered.status === 200) return { carrierMessageId: reply['MessageId'] ?? 'unknown' };
  return { refusal: reply['Reason'] ?? reply['__type']?.replace(/^.*#/, '') ?? 'unknown' };
}
