import * as z from 'zod';
import { listNameOf } from './listNameOf.ts';
import type { Network } from './Network.ts';
import type { OptedOut } from './optOutRegistry.ts';
import { pageOf, pageShape } from './pageOf.ts';
import { readRequest, wireText } from './readRequest.ts';
import { wirePhoneNumber } from './SendTextMessageInput.ts';
import { answer, invalid, notFound, type WireAnswer } from './wireAnswer.ts';

const listName = wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -');
const OneNumber = z.object({ OptOutListName: listName, OptedOutNumber: wirePhoneNumber });
const SomeNumbers = z.object({
  OptOutListName: listName,
  OptedOutNumbers: z.array(wirePhoneNumber).max(5).optional(),
  ...pageShape,
});

export async function putOptedOutNumber(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(OneNumber, sent);
  if ('refused' in read) return read.refused;
  const list = listNameOf(read.input.OptOutListName);
  const number = read.input.OptedOutNumber.replace(/^\+?/, '+');
  if (!network.ledger.optOuts.hasList(list)) return notFound('opt-out-list', list);

  const known = network.ledger.optOuts.find(list, number);
  if (known) return answer(described(network, list, known));
  const at = new Date(network.now()).toISOString();
  await network.ledger.record({ kind: 'optOut', list, number, at, optedOut: true, byPerson: false });
  return answer(described(network, list, { number, at, byPerson: false }));
}

/** Allowed once in 30 days for each number. A person who wants to return texts START. */
export async function deleteOptedOutNumber(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(OneNumber, sent);
  if ('refused' in read) return read.refused;
  const list = listNameOf(read.input.OptOutListName);
  const number = read.input.OptedOutNumber.replace(/^\+?/, '+');
  const { optOuts } = network.ledger;
  if (!network.ledger.optOuts.hasList(list)) return notFound('opt-out-list', list);

  const known = optOuts.find(list, number);
  if (!known) return notFound('opted-out-number', number);
  if (!optOuts.mayBeTakenOff(list, number, network.now())) {
    return invalid('PHONE_NUMBER_CANNOT_BE_OPTED_IN', [
      { Name: 'OptedOutNumber', Message: 'was taken off the list less than 30 days ago' },
    ]);
  }
  const at = new Date(network.now()).toISOString();
  await network.ledger.record({ kind: 'optOut', list, number, at, optedOut: false, byPerson: false });
  return answer(described(network, list, known));
}

export async function describeOptedOutNumbers(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(SomeNumbers, sent);
  if ('refused' in read) return read.refused;
  const list = listNameOf(read.input.OptOutListName);
  const { optOuts } = network.ledger;
  if (!network.ledger.optOuts.hasList(list)) return notFound('opt-out-list', list);

  const asked = read.input.OptedOutNumbers?.map((number) => number.replace(/^\+?/, '+'));
  const unknown = asked?.find((number) => !optOuts.find(list, number));
  if (unknown !== undefined) return notFound('opted-out-number', unknown);
  const numbers = optOuts.list(list).filter(({ number }) => asked?.includes(number) ?? true);
  const page = pageOf(numbers, read.input);
  if ('refused' in page) return page.refused;
  return answer({
    OptOutListArn: `${network.arnPrefix}:opt-out-list/${list}`,
    OptOutListName: list,
    OptedOutNumbers: page.items.map(numberFacts),
    ...page.next,
  });
}

function described({ arnPrefix }: Network, list: string, number: OptedOut) {
  return {
    OptOutListArn: `${arnPrefix}:opt-out-list/${list}`,
    OptOutListName: list,
    ...numberFacts(number),
  };
}

function numberFacts({ number, at, byPerson }: OptedOut) {
  return { OptedOutNumber: number, OptedOutTimestamp: Date.parse(at) / 1000, EndUserOptedOut: byPerson };
}
