import type { OutboundItem } from '#shared/store/messageItems.ts';

/** Returns true for a text in the Failed list. Does not reuse the product's own rule, which it checks. */
export function asksForAttention({ status, dismissed, resentAs }: OutboundItem): boolean {
  return ['failed', 'failedByReceipt', 'unconfirmed'].includes(status) && !dismissed && !resentAs;
}

/** Returns true for a text in flight. Does not reuse the product's own rule either. */
export function isUnderWay({ status }: OutboundItem): boolean {
  return ['scheduled', 'queued', 'sending'].includes(status);
}
