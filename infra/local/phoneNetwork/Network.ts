import type { ConfigurationSet } from './ConfigurationSet.ts';
import type { FaultInjector } from './faultInjector.ts';
import type { Ledger } from './ledger.ts';
import type { NetworkFeed } from './networkFeed.ts';
import type { NumberRegistry } from './numberRegistry.ts';
import type { OutageSwitch } from './outageSwitch.ts';
import type { Publications } from './publications.ts';
import type { ReceiptDelays, ReceiptOfSuccess } from './receiptPlan.ts';

/** The parts that the endpoints of the phone network use. */
export type Network = {
  readonly numbers: NumberRegistry;
  readonly ledger: Ledger;
  readonly faults: FaultInjector;
  readonly outages: OutageSwitch;
  readonly feed: NetworkFeed;
  readonly publications: Publications;
  /** Finds the company that texts from a number (E.164). */
  readonly companyAt: (
    number: string,
  ) => Promise<{ readonly name: string; readonly timeZone: string } | undefined>;
  readonly maxOptOutLists: number;
  readonly configurationSets: readonly ConfigurationSet[] | undefined;
  readonly delays: ReceiptDelays;
  readonly receiptOfSuccess: ReceiptOfSuccess;
  readonly arnPrefix: string;
  /** Aborted when the network closes. Everything that waits then stops. */
  readonly closing: AbortSignal;
  readonly now: () => number;
  /** Prints a line for a person. It never holds a number or a text. */
  readonly report: (sentence: string, error: unknown) => void;
};
