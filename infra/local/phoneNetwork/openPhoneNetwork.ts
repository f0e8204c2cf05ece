import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { carrierEndpoint } from './carrierEndpoint.ts';
import type { ConfigurationSet } from './ConfigurationSet.ts';
import { controlApi } from './controlApi.ts';
import { faultInjector } from './faultInjector.ts';
import type { Faults } from './Faults.ts';
import { openLedger } from './ledger.ts';
import type { Network } from './Network.ts';
import { networkFeed } from './networkFeed.ts';
import { numberRegistry, type OriginationNumber } from './numberRegistry.ts';
import { outageSwitch } from './outageSwitch.ts';
import { publications } from './publications.ts';
import { type ReceiptDelays, defaultDelays } from './receiptPlan.ts';

const arnPrefix = 'arn:aws:sms-voice:us-east-1:000000000000';

type NamedHandset = { readonly number: string; readonly name: string };

export type PhoneNetworkOptions = {
  /** Where the journal lives; made when missing. One owner at a time. */
  readonly folder: string;
  readonly numbers: readonly OriginationNumber[];
  /** Declared at every start; what people set on a handset stays. */
  readonly handsets: readonly NamedHandset[];
  /** Without them every name is a configuration set that subscribes to all event types. */
  readonly configurationSets?: readonly ConfigurationSet[];
  /** Takes the JSON that AWS would publish to the topic of inbound texts. It may be called again with the same one. */
  readonly publishInbound: (message: string) => Promise<void>;
  /** Takes the JSON that AWS would publish to the topic of delivery events. It may be called again with the same one. */
  readonly publishReceipt: (message: string) => Promise<void>;
  /** Milliseconds. */
  readonly receiptDelays?: Partial<ReceiptDelays>;
  /** What goes wrong from the first moment on; nothing unless given. */
  readonly faults?: Faults | undefined;
  /** The seed of the faults when they name none. */
  readonly seed?: string | number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly report?: (sentence: string, error: unknown) => void;
};

export type PhoneNetwork = {
  /** The endpoint of AWS End User Messaging SMS: for AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2. */
  readonly carrierListener: Endpoint;
  /** `/phone` and everything under `/phone/`. */
  readonly controlListener: Endpoint;
  /** With the carrier's server tied, an outage of kind `refuse` closes its endpoint; without, connections only break. */
  readonly refuseDuringOutages: (carrierServer: Server) => void;
  readonly addNumber: (number: OriginationNumber) => void;
  readonly addHandsets: (handsets: readonly NamedHandset[]) => void;
  readonly close: () => Promise<void>;
};

/**
 * A pretend carrier with handsets. What it has taken or what was typed is on disk before it is answered; texts and
 * receipts that were not yet published when it stopped are published after it is opened again.
 */
export async function openPhoneNetwork(options: PhoneNetworkOptions): Promise<PhoneNetwork> {
  const { publishInbound, publishReceipt, report = reportToConsole } = options;
  await mkdir(options.folder, { recursive: true });
  const feed = networkFeed();
  const ledger = await openLedger(join(options.folder, 'phoneNetwork.journal'), feed);
  const closing = new AbortController();
  const network: Network = {
    numbers: numberRegistry(arnPrefix),
    ledger,
    faults: faultInjector(options.seed ?? 'conversations'),
    outages: outageSwitch(),
    feed,
    publications: publications({ publishInbound, publishReceipt, report }, ledger.record),
    configurationSets: options.configurationSets,
    delays: { ...defaultDelays, ...options.receiptDelays },
    arnPrefix,
    closing: closing.signal,
    now: options.now ?? Date.now,
    report,
  };
  if (options.faults) network.faults.put(options.faults);
  options.numbers.forEach(addNumber);
  ledger.opening.forEach(network.numbers.apply);
  addHandsets(options.handsets);
  publishWhatIsOwed(network);

  function addNumber(number: OriginationNumber): void {
    network.numbers.add(number);
    if (number.optOutList !== undefined) ledger.optOuts.name(number.optOutList, new Date().toISOString());
  }

  function addHandsets(handsets: readonly NamedHandset[]): void {
    for (const { number, name } of handsets) ledger.handsets.declare(number, name);
  }

  return {
    carrierListener: carrierEndpoint(network),
    controlListener: controlApi(network),
    refuseDuringOutages: network.outages.tie,
    addNumber,
    addHandsets,
    async close() {
      closing.abort();
      network.outages.forget();
      await network.publications.close();
      await ledger.close();
    },
  };
}

function publishWhatIsOwed({ ledger, publications: owed }: Network): void {
  for (const entry of ledger.opening) {
    if (entry.kind === 'typed') owed.publishInbound(entry);
    if (entry.kind === 'accepted') owed.publishReceipts(entry);
  }
}

function reportToConsole(sentence: string, error: unknown): void {
  console.error(sentence, error instanceof Error ? error.message : '');
}
