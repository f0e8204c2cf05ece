import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { NumberSetting } from './journalEntry.ts';
import { listNameOf } from './listNameOf.ts';
import type { Network } from './Network.ts';
import type { KnownNumber } from './numberRegistry.ts';
import { numberFacts } from './numberFacts.ts';
import { readRequest, wireText } from './readRequest.ts';
import { answer, invalid, notFound, serverError, type WireAnswer } from './wireAnswer.ts';

const listName = wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -');
const Change = z.object({
  PhoneNumberId: wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -'),
  TwoWayEnabled: z.boolean().optional(),
  TwoWayChannelArn: wireText(20, 2048, /^\S+$/, 'takes no white space').optional(),
  TwoWayChannelRole: wireText(20, 2048, /^arn:\S+$/, 'must be an ARN').optional(),
  SelfManagedOptOutsEnabled: z.boolean().optional(),
  OptOutListName: listName.optional(),
});
const NewNumber = z.object({
  IsoCountryCode: z.literal('US', 'is US for a simulator number'),
  MessageType: z.literal('TRANSACTIONAL', 'is TRANSACTIONAL for a simulator number'),
  NumberCapabilities: z.array(z.enum(['SMS', 'VOICE', 'MMS'])).min(1),
  NumberType: z.literal('SIMULATOR', 'must be SIMULATOR: this simulated service has no other numbers'),
  OptOutListName: listName.optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
  ClientToken: wireText(1, 64, /^[!-~]+$/, 'takes visible ASCII').optional(),
});

/** AWS does not document the error for an incomplete two-way channel. These reasons describe it. */
export async function updatePhoneNumber(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(Change, sent);
  if ('refused' in read) return read.refused;
  const { input } = read;
  const number = network.numbers.find(input.PhoneNumberId);
  if (!number) return notFound('phone-number', input.PhoneNumberId);
  const list = listNameOf(input.OptOutListName ?? number.optOutList);
  if (!network.ledger.optOuts.hasList(list)) return notFound('opt-out-list', list);

  const twoWayChannelArn = input.TwoWayChannelArn ?? number.twoWayChannelArn;
  const twoWayChannelRole = input.TwoWayChannelRole ?? number.twoWayChannelRole;
  const twoWay = input.TwoWayEnabled ?? number.twoWay;
  const selfManagedOptOuts = input.SelfManagedOptOutsEnabled ?? number.selfManagedOptOuts;
  if (input.TwoWayEnabled && twoWayChannelArn === undefined) {
    return invalid('TWO_WAY_CHANNEL_NOT_PRESENT', [{ Name: 'TwoWayChannelArn', Message: 'is required' }]);
  }
  if (selfManagedOptOuts && !twoWay) {
    return invalid('TWO_WAY_NOT_ENABLED', [
      { Name: 'SelfManagedOptOutsEnabled', Message: 'needs two-way texting' },
    ]);
  }
  return kept(network, {
    ...settingOf(number),
    optOutList: list,
    twoWay,
    selfManagedOptOuts,
    ...(twoWayChannelArn !== undefined && { twoWayChannelArn }),
    ...(twoWayChannelRole !== undefined && { twoWayChannelRole }),
  });
}

/**
 * Assigns a simulator number, the only kind that the real service assigns at once and without a registration.
 */
export async function requestPhoneNumber(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(NewNumber, sent);
  if ('refused' in read) return read.refused;
  const { ClientToken: clientToken, OptOutListName, Tags } = read.input;
  const before = network.numbers
    .list()
    .find((number) => clientToken !== undefined && number.clientToken === clientToken);
  if (before) return answer(numberFacts(network, before));
  const optOutList = listNameOf(OptOutListName ?? 'Default');
  if (!network.ledger.optOuts.hasList(optOutList)) return notFound('opt-out-list', optOutList);

  const e164 = freeNumber(network);
  return kept(network, {
    kind: 'number',
    e164,
    name: Tags?.find(({ Key }) => Key === 'Name')?.Value ?? '',
    phoneNumberId: `phone-${createHash('sha256').update(e164).digest('hex').slice(0, 32)}`,
    numberType: 'SIMULATOR',
    selfManagedOptOuts: false,
    optOutList,
    twoWay: false,
    at: new Date(network.now()).toISOString(),
    ...(clientToken !== undefined && { clientToken }),
  });
}

async function kept(network: Network, setting: NumberSetting): Promise<WireAnswer> {
  // The registry comes first, so that two simultaneous requests do not get the same number.
  network.numbers.apply(setting);
  await network.ledger.record(setting);
  const number = network.numbers.find(setting.e164);
  return number ? answer(numberFacts(network, number)) : serverError();
}

function settingOf({
  arn: _arn,
  addedAt: at,
  rateLimit: _pace,
  partsPerSecond: _parts,
  ...setting
}: KnownNumber) {
  return { kind: 'number', ...setting, at } as const;
}

/** A number from a range that is never assigned. No handset has it. */
function freeNumber({ numbers, ledger }: Network): string {
  for (let last = 0; ; last += 1) {
    const number = `+1555019${String(last).padStart(4, '0')}`;
    if (!numbers.find(number) && !ledger.handsets.find(number)) return number;
  }
}
