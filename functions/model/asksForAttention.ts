import type { OutboundItem } from '#shared/store/messageItems.ts';

/** Said without the product's own words for it. */
export function asksForAttention({ status, dismissed, resentAs }: OutboundItem): boolean {
  return ['failed', 'failedByReceipt', 'unconfirmed'].includes(status) && !dismissed && !resentAs;
}

/** True for a text that somebody must still do something about. Said in the model's own words too. */
export function isUnderWay({ status }: OutboundItem): boolean {
  return ['scheduled', 'queued', 'sending'].includes(status);
}
