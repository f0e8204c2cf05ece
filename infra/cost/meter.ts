import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Request } from './assumptions.ts';

/** The resources that one run of a function used. */
export type Metered = {
  /** Processor milliseconds of this process. They grow with the load of the machine. */
  readonly processorMs: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly requests: Readonly<Partial<Record<Request, number>>>;
  /** Items that each write changed, in order. They arrive together on the stream. */
  readonly itemsOfWrites: readonly number[];
  readonly bytesLogged: number;
  readonly bytesPushed: number;
};

type Command = {
  readonly input: { readonly TransactItems?: readonly Record<string, unknown>[] };
  readonly constructor: { readonly name: string };
};
type Send = (
  command: Command,
) => Promise<{ readonly ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] }>;

const channel = 'http.client.request.start';
const isWrite = /^(Put|Update|Delete|TransactWrite)/;

/**
 * Runs `act` and measures its requests to the database and other services, its processor time and the bytes
 * that it logs.
 */
export async function meter(act: () => Promise<unknown>): Promise<Metered> {
  const requests: Partial<Record<Request, number>> = {};
  const itemsOfWrites: number[] = [];
  const units = { read: 0, write: 0 };
  let [bytesLogged, bytesPushed] = [0, 0];

  const { send } = DynamoDBDocumentClient.prototype as unknown as { send: Send };
  async function meteredSend(this: unknown, command: Command) {
    const writes = isWrite.test(command.constructor.name);
    Object.assign(command.input, { ReturnConsumedCapacity: 'INDEXES' });
    try {
      const answer = await send.call(this, command);
      for (const { CapacityUnits = 0 } of [answer.ConsumedCapacity ?? []].flat()) {
        units[writes ? 'write' : 'read'] += CapacityUnits;
      }
      if (writes) itemsOfWrites.push(itemsOf(command));
      return answer;
    } catch (error) {
      // DynamoDB bills a write whose condition failed like a successful one. The embedded engine does not
      // count it.
      if (writes) units.write += 1;
      throw error;
    }
  }
  const onRequest = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest };
    const name = nameOf(request);
    if (name) requests[name] = (requests[name] ?? 0) + 1;
    if (name === 'postToConnection') bytesPushed += Number(request.getHeader('content-length') ?? 0);
  };
  const { write } = process.stdout;
  process.stdout.write = (chunk: string | Uint8Array) => {
    bytesLogged += Buffer.byteLength(chunk);
    return true;
  };
  Object.assign(DynamoDBDocumentClient.prototype, { send: meteredSend });
  subscribe(channel, onRequest);
  const before = process.cpuUsage();
  try {
    await act();
  } finally {
    process.stdout.write = write;
    Object.assign(DynamoDBDocumentClient.prototype, { send });
    unsubscribe(channel, onRequest);
  }
  const { user, system } = process.cpuUsage(before);
  const processorMs = (user + system) / 1000;
  return {
    processorMs,
    readUnits: units.read,
    writeUnits: units.write,
    requests,
    itemsOfWrites,
    bytesLogged,
    bytesPushed,
  };
}

function itemsOf({ input }: Command): number {
  return input.TransactItems?.filter((action) => !('ConditionCheck' in action)).length ?? 1;
}

/** The requests of the stream's reader, which Lambda makes for its event sources and the measurement makes beside a run. */
const ofStreamReader = new Set(['DescribeStream', 'GetShardIterator', 'GetRecords']);

function nameOf(request: ClientRequest): Request | undefined {
  if (request.path.includes('/@connections/')) return 'postToConnection';
  const target = request.getHeader('x-amz-target');
  const operation = typeof target === 'string' ? target.split('.').at(-1) : undefined;
  return operation === undefined || ofStreamReader.has(operation) ? undefined : (operation as Request);
}
