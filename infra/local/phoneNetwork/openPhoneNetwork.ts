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
import type { DeclaredHandset } from './handsetRegistry.ts';
import { networkFeed } from './networkFeed.ts';
import { numberRegistry, type OriginationNumber } from './numberRegistry.ts';
import { outageSwitch } from './outageSwitch.ts';
import { publications } from './publications.ts';
import { type ReceiptDelays, type ReceiptOfSuccess, defaultDelays } from './receiptPlan.ts';

const arnPrefix = 'arn:aws:sms-voice:us-east-1:000000000000';

export type PhoneNetworkOptions = {
  /** The folder of the journal, created when missing. Only one process may use it. */
  readonly folder: string;
  readonly numbers: readonly OriginationNumber[];
  /** Declared at every start. Settings that people made on a handset stay. */
  readonly handsets: readonly DeclaredHandset[];
  /** Finds the company that texts from a number, for its name and time zone on the handsets' page. */
  readonly companyAt?: Network['companyAt'];
  /** Without them every name is a configuration set that subscribes to all event types. */
  readonly configurationSets?: readonly ConfigurationSet[];
  /** Publishes JSON to the topic of inbound texts, as AWS does. May be called again with the same JSON. */
  readonly publishInbound: (message: string) => Promise<void>;
  /** Publishes JSON to the topic of delivery events, as AWS does. May be called again with the same JSON. */
  readonly publishReceipt: (message: string) => Promise<void>;
  /** Milliseconds. */
  readonly receiptDelays?: Partial<ReceiptDelays>;
  /** TEXT_DELIVERED by default. */
  readonly receiptOfSuccess?: ReceiptOfSuccess;
  /** The most opt-out lists of the account, the default one included. AWS allows 25; no limit by default. */
  readonly maxOptOutLists?: number;
  /** The faults from the first moment. None by default. */
  readonly faults?: Faults | undefined;
  /** The seed of the faults if they name none. */
  readonly seed?: string | number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly report?: (sentence: string, error: unknown) => void;
};

export type PhoneNetwork = {
  /** The endpoint of AWS End User Messaging SMS, for AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2. */
  readonly carrierListener: Endpoint;
  /** Handles everything under `/phone/api/`. */
  readonly controlListener: Endpoint;
  /**
   * Connects the carrier's server, so that an outage of kind `refuse` can close its port. Without it,
   * connections only break.
   */
  readonly refuseDuringOutages: (carrierServer: Server) => void;
  readonly addNumber: (number: OriginationNumber) => void;
  readonly addHandsets: (handsets: readonly DeclaredHandset[]) => void;
  readonly close: () => Promise<void>;
};

/**
 * Opens a simulated carrier with handsets. Accepted and typed texts are on disk before they are answered.
 * Texts and receipts that were not published before a stop are published after the next opening.
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
    companyAt: options.companyAt ?? (async () => undefined),
    configurationSets: options.configurationSets,
    maxOptOutLists: options.maxOptOutLists ?? Number.POSITIVE_INFINITY,
    delays: { ...defaultDelays, ...options.receiptDelays },
    receiptOfSuccess: options.receiptOfSuccess ?? 'TEXT_DELIVERED',
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

  function addHandsets(handsets: readonly DeclaredHandset[]): void {
    handsets.forEach(ledger.handsets.declare);
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
