import * as z from 'zod/mini';
import { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { readableText } from '#shared/domain/text.ts';

/**
 * An inbound text as AWS publishes it. AWS calls the person's number "origination" and ours "destination"; this file is
 * where that is turned round. Other fields may appear and are let pass. It has no time of its own.
 * Source: End User Messaging SMS User Guide, "Example of a two-way SMS message payload for Amazon SNS topics".
 */
export const InboundSms = z.pipe(
  z.looseObject({
    originationNumber: PhoneNumber,
    destinationNumber: PhoneNumber,
    messageBody: z.string(),
    inboundMessageId: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/)),
  }),
  z.transform(({ originationNumber, destinationNumber, messageBody, inboundMessageId }) => ({
    personNumber: originationNumber,
    ourNumber: destinationNumber,
    text: readableText(messageBody),
    inboundMessageId,
  })),
);
export type InboundSms = z.infer<typeof InboundSms>;
