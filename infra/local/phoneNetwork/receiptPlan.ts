import { type ConfigurationSet, subscribesTo } from './ConfigurationSet.ts';
import type { FaultInjector } from './faultInjector.ts';
import type { Handset } from './handsetRegistry.ts';
import type { PlannedReceipt } from './journalEntry.ts';

/** Milliseconds from the acceptance of a text to each of its receipts. */
export type ReceiptDelays = {
  readonly queued: number;
  readonly successful: number;
  /** Also applies to the receipt of a failure. */
  readonly final: number;
};

export const defaultDelays: ReceiptDelays = { queued: 20, successful: 150, final: 600 };

/**
 * The last receipt of a text that arrived. AWS uses either, depending on the country. Source: End User Messaging SMS User Guide,
 * "Event types for SMS, MMS, and voice".
 */
export type ReceiptOfSuccess = 'TEXT_DELIVERED' | 'TEXT_SUCCESSFUL';

/** AWS's own destination for which every text fails, by receipt. Source: Pinpoint User Guide, "SMS simulator". */
export const failingNumber = '+14254147167';

/** Returns the event type that says why a text cannot arrive at this handset. Undefined when it arrives. */
export function failureAt(handset: Handset | undefined, number: string): string | undefined {
  if (number === failingNumber) return 'TEXT_BLOCKED';
  if (handset?.landline) return 'TEXT_INVALID';
  if (handset?.blockedAsSpam) return 'TEXT_CARRIER_BLOCKED';
  return handset?.off ? 'TEXT_UNREACHABLE' : undefined;
}

type Accepted = {
  readonly to: string;
  readonly at: number;
  readonly failure: string | undefined;
  readonly delays: ReceiptDelays;
  readonly receiptOfSuccess: ReceiptOfSuccess;
  /** Absent: no receipt is published. */
  readonly configurationSet: ConfigurationSet | undefined;
};

/** Plans the receipts of a text, faults included. Decides all at once, so that a restart changes nothing. */
export function planReceipts(text: Accepted, faults: FaultInjector): readonly PlannedReceipt[] {
  const { configurationSet, to } = text;
  if (!configurationSet) return [];
  const wanted = defaultReceipts(text).filter(({ eventType }) => subscribesTo(configurationSet, eventType));
  const ordered = wanted.length > 1 && faults.happens('reorderReceipts', to) ? swapTimes(wanted) : wanted;
  return ordered.flatMap((receipt) => {
    if (faults.happens('dropReceipt', to)) return [{ ...receipt, isDropped: true }];
    const late = faults.happens('delayReceipt', to)?.milliseconds ?? 0;
    const sent = { ...receipt, dueAt: receipt.dueAt + late };
    return faults.happens('duplicateReceipt', to) ? [sent, named(sent)] : [sent];
  });
}

function defaultReceipts({ at, failure, delays, receiptOfSuccess }: Accepted): readonly PlannedReceipt[] {
  const queued = named({ eventType: 'TEXT_QUEUED', isFinal: false, dueAt: at + delays.queued });
  const last = named({ eventType: failure ?? receiptOfSuccess, isFinal: true, dueAt: at + delays.final });
  if (failure !== undefined || receiptOfSuccess === 'TEXT_SUCCESSFUL') return [queued, last];
  return [
    queued,
    named({ eventType: 'TEXT_SUCCESSFUL', isFinal: false, dueAt: at + delays.successful }),
    last,
  ];
}

/** The last receipt comes first. */
function swapTimes(receipts: readonly PlannedReceipt[]): readonly PlannedReceipt[] {
  const times = receipts.map(({ dueAt }) => dueAt).toReversed();
  return receipts.map((receipt, index) => ({ ...receipt, dueAt: times[index] ?? receipt.dueAt }));
}

function named(receipt: Omit<PlannedReceipt, 'receiptId'>): PlannedReceipt {
  return { ...receipt, receiptId: crypto.randomUUID() };
}
