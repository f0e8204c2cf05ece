import * as z from 'zod';
import type { Network } from './Network.ts';
import { numberFacts } from './numberFacts.ts';
import { pageOf, pageShape } from './pageOf.ts';
import { readRequest, wireText } from './readRequest.ts';
import { answer, notFound, type WireAnswer } from './wireAnswer.ts';

const Input = z.object({
  PhoneNumberIds: z
    .array(wireText(1, 256, /^[A-Za-z0-9_:/+-]+$/, 'takes letters, digits, and _ : / -'))
    .max(5)
    .optional(),
  Owner: z.enum(['SELF', 'SHARED']).optional(),
  ...pageShape,
});

export async function describePhoneNumbers(network: Network, sent: unknown): Promise<WireAnswer> {
  const { numbers } = network;
  const read = readRequest(Input, sent);
  if ('refused' in read) return read.refused;
  const { PhoneNumberIds, Owner } = read.input;

  const unknown = PhoneNumberIds?.find((id) => !numbers.find(id));
  if (unknown !== undefined) return notFound('phone-number', unknown);
  const asked = PhoneNumberIds?.map((id) => numbers.find(id));
  const mine = Owner === 'SHARED' ? [] : numbers.list();
  const page = pageOf(
    mine.filter((number) => asked?.includes(number) ?? true),
    read.input,
  );
  if ('refused' in page) return page.refused;
  return answer({ PhoneNumbers: page.items.map((number) => numberFacts(network, number)), ...page.next });
}
