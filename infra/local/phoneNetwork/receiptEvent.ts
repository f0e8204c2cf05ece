import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { AcceptedText, PlannedReceipt } from './journalEntry.ts';
import { americanPrice } from '#shared/domain/textPrices.ts';

const descriptions: Readonly<Record<string, string>> = {
  TEXT_QUEUED: 'Message has been queued for delivery',
  TEXT_SUCCESSFUL: 'Message has been accepted by phone carrier',
  TEXT_DELIVERED: 'Message has been delivered',
  TEXT_UNREACHABLE: 'Phone is currently unreachable/unavailable',
  TEXT_INVALID: 'Phone number is invalid or is not a mobile number',
  TEXT_CARRIER_BLOCKED: 'Message has been blocked by phone carrier as unsolicited',
  TEXT_BLOCKED: 'Phone has blocked SMS',
};

/**
 * Formats a receipt for its topic, as JSON. Times are in milliseconds since 1970. Source: End User Messaging
 * SMS User Guide, "Example AWS End User Messaging SMS event data".
 */
export function receiptEvent(
  text: AcceptedText,
  { eventType, isFinal }: PlannedReceipt,
  now: number,
): string {
  const isoCountryCode = parsePhoneNumberFromString(text.to)?.country ?? 'US';
  return JSON.stringify({
    eventType,
    eventVersion: '1.0',
    eventTimestamp: now,
    isFinal,
    originationPhoneNumber: text.from,
    destinationPhoneNumber: text.to,
    isoCountryCode,
    isInternationalSend: isoCountryCode !== 'US',
    carrierName: 'Pretend Mobile',
    messageId: text.carrierMessageId,
    messageRequestTimestamp: Date.parse(text.at),
    messageEncoding: text.encoding,
    messageType: text.messageType,
    messageStatus: eventType.replace('TEXT_', ''),
    messageStatusDescription: descriptions[eventType] ?? eventType,
    ...(text.context && { context: text.context }),
    totalMessageParts: text.parts,
    totalMessagePrice: round(text.parts * americanPrice.message),
    totalCarrierFee: round(text.parts * americanPrice.networkFee),
  });
}

function round(dollars: number): number {
  return Math.round(dollars * 100_000) / 100_000;
}
