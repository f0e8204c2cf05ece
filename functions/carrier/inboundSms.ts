import * as z from 'zod/mini';
import { PhoneNumber, type Sender } from '#shared/domain/phoneNumber.ts';
import { readableText } from '#shared/domain/text.ts';

/**
 * Reads an inbound text as AWS publishes it. AWS calls the person's number "origination" and ours "destination"; only this file
 * makes that swap. Unknown fields are ignored. The payload has no time. The sender may be a short code or a name. A photo that is
 * sent to an SMS-only number arrives without text.
 * Source: End User Messaging SMS User Guide, "Example of a two-way SMS message payload for Amazon SNS topics".
 */
export const InboundSms = z.pipe(
  z.looseObject({
    originationNumber: z.string(),
    destinationNumber: PhoneNumber,
    messageBody: z.nullish(z.string()),
    inboundMessageId: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/)),
  }),
  z.transform(({ originationNumber, destinationNumber, messageBody, inboundMessageId }) => ({
    personNumber: senderOf(originationNumber),
    ourNumber: destinationNumber,
    text: readableText(messageBody ?? ''),
    inboundMessageId,
  })),
);
export type InboundSms = z.infer<typeof InboundSms>;

const longestSender = 100;

/** Returns the sender on one line. Adds the plus sign to a North American number without one. */
function senderOf(origination: string): Sender {
  const sender = readableText(origination).replace(/\s+/g, ' ').trim();
  if (/^1\d{10}$/.test(sender)) return `+${sender}`;
  return [...sender].slice(0, longestSender / 2).join('') || 'Unknown sender';
}
