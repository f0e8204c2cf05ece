import type { TypedText } from './journalEntry.ts';

/**
 * What the inbound topic is told, as a string of JSON. AWS calls the person's number "origination" here.
 * Source: End User Messaging SMS User Guide, "Example of a two-way SMS message payload for Amazon SNS topics".
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
