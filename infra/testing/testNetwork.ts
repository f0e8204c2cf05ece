import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { listenOnLastingPort } from '../local/runtime/listenOnLastingPort.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { openPhoneNetwork, type PhoneNetworkOptions } from '../local/phoneNetwork/openPhoneNetwork.ts';

export const ourNumber = '+15550109000';
export const rateLimitedNumber = '+15550109001';
export const managedNumber = '+15550109002';
export const ana = '+15550102214';

export type TestNetwork = Awaited<ReturnType<typeof testNetwork>>;

/** Opens a phone network on real sockets in a fresh folder, with the real SDK client. */
export async function testNetwork(options: Partial<PhoneNetworkOptions> = {}) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'phone-network-')));
  const inbound = collected();
  const receipts = collected();
  const network = await openPhoneNetwork({
    folder,
    numbers: [
      {
        e164: ourNumber,
        name: 'Oak Hill Inspections',
        phoneNumberId: 'phone-ours',
        selfManagedOptOuts: true,
      },
      { e164: rateLimitedNumber, partsPerSecond: 1, optOutList: 'paced', selfManagedOptOuts: true },
      { e164: managedNumber, optOutList: 'managed', selfManagedOptOuts: false },
    ],
    handsets: [{ number: ana, name: 'Ana Moreno' }],
    publishInbound: inbound.take,
    publishReceipt: receipts.take,
    receiptDelays: { queued: 1, successful: 5, final: 10 },
    ...options,
  });
  const carrier = await listenOnLastingPort();
  carrier.answer(network.carrierListener);
  const control = await listenOnLoopback();
  control.answer(network.controlListener);
  network.refuseDuringOutages(carrier.server);
  const client = new PinpointSMSVoiceV2Client({
    endpoint: carrier.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true },
  });

  async function ask<Body = unknown>(method: string, path: string, body?: unknown) {
    const response = await fetch(`${control.origin}/phone/api${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }

  return {
    folder,
    network,
    client,
    carrierAddress: carrier.origin,
    controlAddress: control.origin,
    inbound,
    receipts,
    ask,
    /** Returns how often a fault has happened since it was set. */
    async occasionsOf(fault: string): Promise<number> {
      const { body } = await ask<{ happened: Record<string, number> }>('GET', '/faults');
      return body.happened[fault] ?? 0;
    },
    send: (
      more: Partial<ConstructorParameters<typeof SendTextMessageCommand>[0]> = {},
      caller: { readonly abortSignal?: AbortSignal } = {},
    ) =>
      client.send(
        new SendTextMessageCommand({
          OriginationIdentity: ourNumber,
          DestinationPhoneNumber: ana,
          MessageBody: 'Your inspection is tomorrow at nine.',
          ConfigurationSetName: 'conversations',
          ...more,
        }),
        caller,
      ),
    texts: async (number = ana) =>
      (await ask<readonly Record<string, unknown>[]>('GET', `/handsets/${number}/messages`)).body,
    async close({ keepFolder = false } = {}) {
      client.destroy();
      await network.close();
      for (const { server } of [carrier, control]) {
        server.closeAllConnections();
        server.close();
      }
      if (!keepFolder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Creates a topic that keeps what it gets. `until` waits for a number of messages. */
function collected() {
  const messages: Record<string, unknown>[] = [];
  let look = () => {};
  return {
    messages,
    async take(message: string): Promise<void> {
      messages.push(JSON.parse(message));
      look();
    },
    async until(count: number): Promise<Record<string, unknown>[]> {
      while (messages.length < count) await new Promise<void>((resolve) => (look = resolve));
      return messages;
    },
  };
}
