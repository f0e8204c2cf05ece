import type { OutboundItem } from '#shared/store/messageItems.ts';

/** Said without the product's own words for it. */
export function asksForAttention({ standing, dismissed, sentAgainAs }: OutboundItem): boolean {
  return ['failed', 'failedByReceipt', 'unconfirmed'].includes(standing) && !dismissed && !sentAgainAs;
}

/** True for a text that somebody must still do something about. Said in the model's own words too. */
export function isUnderWay({ standing }: OutboundItem): boolean {
  return ['scheduled', 'queued', 'sending'].includes(standing);
}
