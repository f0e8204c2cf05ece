import { setTimeout as wait } from 'node:timers/promises';
import { countSegments } from '#shared/domain/segments.ts';
import { type ConfigurationSet, findConfigurationSet } from './ConfigurationSet.ts';
import type { AcceptedText } from './journalEntry.ts';
import type { Network } from './Network.ts';
import type { KnownNumber } from './numberRegistry.ts';
import { americanPrice, dollarsOfPart } from '#shared/domain/textPrices.ts';
import { failureAt, planReceipts } from './receiptPlan.ts';
import { readRequest } from './readRequest.ts';
import { SendTextMessageInput } from './SendTextMessageInput.ts';
import {
  answer,
  conflict,
  invalid,
  notFound,
  serverError,
  throttled,
  type WireAnswer,
  wireError,
} from './wireAnswer.ts';

/** The result for the caller: an answer, a broken connection, or silence. */
export type Outcome = WireAnswer | 'reset' | 'silence';

type Send = {
  readonly input: SendTextMessageInput;
  readonly body: string;
  readonly to: string;
  readonly number: KnownNumber;
  readonly configurationSet: ConfigurationSet | undefined;
  readonly encoding: AcceptedText['encoding'];
  readonly parts: number;
};

/**
 * 1. Refuses what AWS documents as refused. 2. Causes faults before accepting and applies the number's rate
 * limit. 3. Accepts: journal, then handset, then receipts. 4. Causes faults after accepting.
 */
export async function sendTextMessage(network: Network, sent: unknown): Promise<Outcome> {
  const checked = check(network, sent);
  if ('refused' in checked) return checked.refused;
  const { send } = checked;

  if (send.input.DryRun) return answer({ MessageId: crypto.randomUUID() });
  const stopped = await faultBeforeAccepting(network, send.to);
  if (stopped) return stopped;
  if (!send.number.rateLimit.take(send.parts)) return throttled();

  const text = acceptedText(network, send);
  await network.ledger.record(text);
  network.publications.publishReceipts(text);
  return (await faultAfterAccepting(network, send.to)) ?? answer({ MessageId: text.carrierMessageId });
}

function check(network: Network, sent: unknown): { readonly send: Send } | { readonly refused: WireAnswer } {
  const read = readRequest(SendTextMessageInput, sent);
  if ('refused' in read) return read;
  const { input } = read;

  const body = input.MessageBody;
  if (body === undefined) {
    return { refused: invalid('MISSING_PARAMETER', [{ Name: 'MessageBody', Message: 'is required' }]) };
  }
  const counted = countSegments(body);
  if (counted.tooLong) return { refused: tooLong(counted.encoding) };

  const number = originOf(network, input.OriginationIdentity);
  if ('refused' in number) return number;
  const configurationSet =
    input.ConfigurationSetName === undefined
      ? undefined
      : findConfigurationSet(network.configurationSets, input.ConfigurationSetName);
  const to = input.DestinationPhoneNumber.replace(/^\+?/, '+');
  const refused =
    missingResource(input, configurationSet) ??
    refusalOf(network, number.found, to, input, counted.segments * dollarsOfPart(americanPrice));
  if (refused) return { refused };

  const encoding = counted.encoding === 'GSM-7' ? 'GSM' : 'Unicode';
  return {
    send: { input, body, to, number: number.found, configurationSet, encoding, parts: counted.segments },
  };
}

/** AWS documents the limit but not the error. This reason describes it. */
function tooLong(encoding: string): WireAnswer {
  const limit = encoding === 'GSM-7' ? '1600 characters' : '630 characters once one of them is not in GSM-7';
  return invalid('MAXIMUM_SIZE_EXCEEDED', [{ Name: 'MessageBody', Message: `must have at most ${limit}` }]);
}

function originOf(
  { numbers }: Network,
  identity: string | undefined,
): { readonly found: KnownNumber } | { readonly refused: WireAnswer } {
  const found = identity === undefined ? numbers.list()[0] : numbers.find(identity);
  if (found) return { found };
  if (identity !== undefined) return { refused: notFound(typeOf(identity), identity) };
  return { refused: conflict('NO_ORIGINATION_IDENTITIES_FOUND', 'The account has no number to send from.') };
}

function typeOf(identity: string): string {
  if (/(^|[:/])pool[-/]/.test(identity)) return 'pool';
  return /(^|:)sender-id\/|^[A-Za-z]{1,11}$/.test(identity) ? 'sender-id' : 'phone-number';
}

function missingResource(
  { ConfigurationSetName, ProtectConfigurationId }: SendTextMessageInput,
  configurationSet: ConfigurationSet | undefined,
): WireAnswer | undefined {
  if (ConfigurationSetName !== undefined && !configurationSet) {
    return notFound('configuration-set', ConfigurationSetName);
  }
  return ProtectConfigurationId === undefined
    ? undefined
    : notFound('protect-configuration', ProtectConfigurationId);
}

function refusalOf(
  { ledger }: Network,
  number: KnownNumber,
  to: string,
  { MessageType, MaxPrice }: SendTextMessageInput,
  price: number,
): WireAnswer | undefined {
  if (MessageType === 'PROMOTIONAL') {
    return conflict('MESSAGE_TYPE_MISMATCH', 'The number sends transactional messages only.', {
      ResourceType: 'phone-number',
      ResourceId: number.phoneNumberId,
    });
  }
  if (ledger.optOuts.find(number.optOutList, to)) {
    return conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT', 'The destination phone number is opted out.', {
      ResourceType: 'opted-out-number',
      ResourceId: to,
    });
  }
  if (MaxPrice !== undefined && price > Number(MaxPrice)) {
    return invalid('PRICE_OVER_THRESHOLD', [
      { Name: 'MaxPrice', Message: 'is below the price of the message' },
    ]);
  }
  return undefined;
}

async function faultBeforeAccepting({ faults, closing }: Network, to: string): Promise<Outcome | undefined> {
  const slow = faults.happens('slow', to);
  if (slow) await wait(slow.milliseconds, undefined, { signal: closing });

  const refuse = faults.happens('refuse', to);
  if (refuse) {
    const reason = refuse.reason === undefined ? {} : { Reason: refuse.reason };
    return wireError(refuse.error, 'Refused by a simulated fault.', reason);
  }
  if (faults.happens('throttle', to)) return throttled();
  if (faults.happens('resetBeforeAccept', to)) return 'reset';
  if (faults.happens('neverAnswerBeforeAccept', to)) return 'silence';
  return faults.happens('serverErrorBeforeAccept', to) ? serverError() : undefined;
}

async function faultAfterAccepting({ faults, closing }: Network, to: string): Promise<Outcome | undefined> {
  const slow = faults.happens('slowAnswer', to);
  if (slow) await wait(slow.milliseconds, undefined, { signal: closing });

  if (faults.happens('resetAfterAccept', to)) return 'reset';
  if (faults.happens('neverAnswerAfterAccept', to)) return 'silence';
  return faults.happens('serverErrorAfterAccept', to) ? serverError() : undefined;
}

function acceptedText({ ledger, faults, delays, receiptOfSuccess, now }: Network, send: Send): AcceptedText {
  const at = now();
  const failure = failureAt(ledger.handsets.find(send.to), send.to);
  const { to, configurationSet, input } = send;
  return {
    kind: 'accepted',
    carrierMessageId: crypto.randomUUID(),
    from: send.number.e164,
    to,
    text: send.body,
    at: new Date(at).toISOString(),
    reached: failure === undefined,
    ...(input.Context && { context: input.Context }),
    messageType: input.MessageType ?? 'TRANSACTIONAL',
    encoding: send.encoding,
    parts: send.parts,
    receipts: [...planReceipts({ to, at, failure, delays, receiptOfSuccess, configurationSet }, faults)],
  };
}
