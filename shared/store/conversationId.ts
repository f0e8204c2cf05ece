import { createHmac } from 'node:crypto';
import type { ConversationId } from '../domain/ids.ts';
import type { Sender } from '../domain/phoneNumber.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Returns the id of the conversation with a number: the first 100 bits of an HMAC-SHA-256 with the company's secret, in base32.
 * So URLs contain no phone number, and trying all numbers does not reveal one.
 */
export function conversationIdOf(secret: string, number: Sender): ConversationId {
  const digest = createHmac('sha256', Buffer.from(secret, 'base64url')).update(number).digest();
  let bits = BigInt(`0x${digest.subarray(0, 13).toString('hex')}`) >> 4n;
  let id = '';
  for (let index = 0; index < 20; index += 1) {
    id = alphabet.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return `cnv_${id}`;
}
