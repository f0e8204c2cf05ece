import type { TypedText } from './journalEntry.ts';

/**
 * Formats an inbound text for its topic, as JSON. AWS calls the person's number "origination" here. Source:
 * End User Messaging SMS User Guide, "Example of a two-way SMS message payload for Amazon SNS topics".
 */
export function inboundEvent({ from, to, text, carrierMessageId }: TypedText): string {
  return JSON.stringify({
    originationNumber: from,
    destinationNumber: to,
    messageKeyword: `KEYWORD_${to.slice(1)}`,
    messageBody: text,
    inboundMessageId: carrierMessageId,
    previousPublishedMessageId: null,
  });
}
