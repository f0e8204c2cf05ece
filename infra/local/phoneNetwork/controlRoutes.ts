import * as z from 'zod';
import { maxNameLength, maxTypedNumberLength } from '#shared/domain/fieldLengths.ts';
import { readPhoneNumber } from '#shared/domain/readPhoneNumber.ts';
import { maxTextLength } from '#shared/domain/segments.ts';
import { Faults } from './Faults.ts';
import type { Handset } from './handsetRegistry.ts';
import { isSender } from './isSender.ts';
import type { Network } from './Network.ts';
import { type ControlAnswer, problemAnswer } from './problemAnswer.ts';
import { readControlInput } from './readControlInput.ts';
import { typeText } from './typeText.ts';
import { waitForTexts } from './waitForTexts.ts';

export type ControlRequest = {
  readonly network: Network;
  /** The sender in the path (number, short code or name), already validated. Empty if the path has none. */
  readonly number: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

type Act = (request: ControlRequest) => ControlAnswer | Promise<ControlAnswer>;

/** The routes of the control API under `/phone/api`, by path and method. */
export const controlRoutes: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  '/handsets': { GET: listHandsets, POST: addHandset },
  '/handsets/{e164}': { GET: showHandset, PUT: setHandset, POST: setHandset },
  '/handsets/{e164}/messages': { GET: listTexts, POST: typeOnHandset },
  '/handsets/{e164}/past': { GET: listPast },
  '/numbers': { GET: listNumbers },
  '/faults': { GET: showFaults, PUT: putFaults },
  '/counts': { GET: showCounts },
};

const longest = maxTextLength['GSM-7'];
const name = z.string().trim().min(1).max(maxNameLength);
const HandsetChange = z.strictObject({
  name: name.nullable().optional(),
  off: z.boolean().optional(),
  landline: z.boolean().optional(),
  blockedAsSpam: z.boolean().optional(),
});
const NewHandset = z.strictObject({
  number: z.string().max(maxTypedNumberLength),
  name: name.nullable().optional(),
});
const TypedOnHandset = z.strictObject({
  to: z.string().max(20),
  /** Empty for a photo, because a number that accepts only texts receives nothing else of it. */
  text: z
    .string()
    .refine((text) => [...text].length <= longest, { error: `must have at most ${longest} characters` }),
});
const Waiting = z.object({
  waitFor: z.coerce.number().int().min(0).max(100_000).default(0),
  timeoutSeconds: z.coerce.number().min(0).max(60).default(5),
});

const PastQuestion = z.object({
  company: z.string().max(20),
  before: z.coerce.number().int().min(0).optional(),
});

function listHandsets({ network }: ControlRequest): ControlAnswer {
  return ok(network.ledger.handsets.list());
}

async function addHandset({ network, body }: ControlRequest): Promise<ControlAnswer> {
  const read = readControlInput(NewHandset, body);
  if ('refused' in read) return read.refused;
  const number = readPhoneNumber(read.input.number) ?? read.input.number.trim();
  if (!isSender(number)) {
    return problemAnswer(
      400,
      'not-a-phone-number',
      'This cannot send texts. Enter a number like (555) 010-7781 or +15550107781, a short code like 68849, or a name like USPS.',
    );
  }
  return change(network, number, read.input.name === undefined ? {} : { name: read.input.name });
}

function showHandset({ network, number }: ControlRequest): ControlAnswer {
  return ok(network.ledger.handsets.find(number) ?? untouched(number));
}

async function setHandset({ network, number, body }: ControlRequest): Promise<ControlAnswer> {
  const read = readControlInput(HandsetChange, body);
  if ('refused' in read) return read.refused;
  const given = Object.entries(read.input).filter(([, value]) => value !== undefined);
  return change(network, number, Object.fromEntries(given));
}

async function change(
  { ledger, numbers }: Network,
  number: string,
  given: Partial<Handset>,
): Promise<ControlAnswer> {
  if (numbers.find(number)) {
    return problemAnswer(
      409,
      'company-number',
      'This number belongs to a company, so it cannot be a handset.',
    );
  }
  const known = ledger.handsets.find(number);
  const handset = { ...untouched(number), ...known, ...given };
  await ledger.record({ kind: 'handset', ...handset });
  return { status: known ? 200 : 201, body: handset };
}

function untouched(number: string): Handset {
  return { number, name: null, off: false, landline: false, blockedAsSpam: false };
}

async function listTexts({ network, number, query }: ControlRequest): Promise<ControlAnswer> {
  const read = readControlInput(Waiting, query);
  if ('refused' in read) return read.refused;
  const { waitFor, timeoutSeconds } = read.input;
  await waitForTexts(network, number, waitFor, timeoutSeconds * 1000);
  return ok(network.ledger.handsets.texts(number));
}

/** Lists texts from before this network existed, which is why `/messages` does not have them. */
function listPast({ network, number, query }: ControlRequest): ControlAnswer {
  const read = readControlInput(PastQuestion, query);
  if ('refused' in read) return read.refused;
  return ok(network.ledger.handsets.past(number, read.input.company, read.input.before));
}

async function typeOnHandset({ network, number, body }: ControlRequest): Promise<ControlAnswer> {
  const read = readControlInput(TypedOnHandset, body);
  if ('refused' in read) return read.refused;
  const typed = await typeText(network, { from: number, ...read.input });
  if ('text' in typed) return { status: 201, body: typed.text };
  switch (typed.refused) {
    case 'unknown-company-number':
      return problemAnswer(
        422,
        typed.refused,
        'No company has the number in "to". GET /phone/api/numbers lists the companies’ numbers.',
      );
    case 'phone-is-off':
      return problemAnswer(409, typed.refused, 'This phone is off. Switch it on before typing.');
    case 'landline':
      return problemAnswer(409, typed.refused, 'This is a landline: it cannot text.');
  }
}

async function listNumbers({ network }: ControlRequest): Promise<ControlAnswer> {
  const numbers = network.numbers.list().map(async ({ e164, name: declared }) => {
    const company = await network.companyAt(e164);
    return {
      number: e164,
      name: company?.name ?? declared,
      ...(company && { timeZone: company.timeZone }),
    };
  });
  return ok(await Promise.all(numbers));
}

function showFaults({ network }: ControlRequest): ControlAnswer {
  return ok(network.faults.show());
}

function putFaults({ network, body }: ControlRequest): ControlAnswer {
  const read = readControlInput(Faults, body);
  if ('refused' in read) return read.refused;
  network.faults.put(read.input);
  const { outage } = read.input;
  if (outage?.kind === 'refuse') network.outages.begin(outage.seconds * 1000);
  else network.outages.end();
  const shown = network.faults.show();
  network.feed.publish({ event: 'faults', outageUntil: shown.outageUntil });
  return ok(shown);
}

function showCounts({ network }: ControlRequest): ControlAnswer {
  return ok(network.ledger.handsets.counts());
}

function ok(body: unknown): ControlAnswer {
  return { status: 200, body };
}
