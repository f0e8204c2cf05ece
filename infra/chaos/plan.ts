import type { FaultName, Rates } from './faultKinds.ts';
import { faultRows, type FaultRows } from './faultRows.ts';

/** How a client behaves during one send. */
export type Manner =
  | Extract<FaultName, 'clientRetries' | 'clientReloads' | 'clientDoubles' | 'clientGivesUp'>
  | 'plainly';

/** One act of the run. Contacts are indexes in the run's list; indexes of members and companies wrap around. */
export type Act =
  | {
      readonly act: 'send';
      readonly contact: number;
      /** The member's index. Absent for the company's automation. */
      readonly member?: number;
      /** Milliseconds until the scheduled time. Only automations schedule texts. */
      readonly laterMs?: number;
      readonly messageId: string;
      readonly manner: Manner;
      /** True when the member cancels the text as soon as it is accepted. */
      readonly cancelled: boolean;
      /** When the client disconnects or repeats the request, in milliseconds. */
      readonly afterMs: number;
    }
  | { readonly act: 'type'; readonly contact: number; readonly words: 'reply' | 'stop' | 'start' | 'help' }
  | {
      readonly act: 'resendMessage';
      readonly company: number;
      /** The id of the new message that each of the two members chose. */
      readonly newMessageIds: readonly [string, string];
    }
  | { readonly act: 'staffOptOut'; readonly contact: number }
  | { readonly act: 'resume'; readonly company: number }
  | { readonly act: 'forwardAgain' }
  | { readonly act: 'changeNumber'; readonly contact: number }
  /** The person's phone is off for this time. */
  | { readonly act: 'switchOff'; readonly contact: number; readonly forMs: number }
  | { readonly act: 'outage'; readonly kind: 'outageRefused' | 'outageReset' }
  | { readonly act: 'end'; readonly how: 'runtimeKilled' | 'powerCut' };

export type Of<Name extends Act['act']> = Extract<Act, { act: Name }>;

export type PlanOptions = {
  readonly seed: string;
  readonly messages: number;
  readonly contacts: number;
  readonly rates: Rates;
};

const manners = ['clientRetries', 'clientReloads', 'clientDoubles', 'clientGivesUp'] as const;
const longestWaitMs = 40;
const automatedShare = 0.3;

/** Plans every act of people and every kill and outage, in order. The same seed gives the same plan. */
export function planOf({ seed, messages, contacts, rates }: PlanOptions): readonly Act[] {
  const rows = faultRows(`${seed} plan`, rates, () => {});
  const strikes = strikesOf(rows, rates, messages);
  const stopped = new Set<number>();
  const acts: Act[] = [];
  for (let index = 1; index <= messages; index += 1) {
    const sending = send(rows, contacts);
    acts.push(sending);
    if (index % 2 === 0) acts.push(typing(rows, contacts, stopped, sending.contact));
    acts.push(...officeWork(rows, contacts, stopped, sending.contact));
    acts.push(...(strikes.get(index) ?? []));
  }
  return acts;
}

function send(rows: FaultRows, contacts: number): Of<'send'> {
  const manner = manners.find((name) => rows.happens(name)) ?? 'plainly';
  return {
    act: 'send',
    contact: pick(rows, 'texted', contacts),
    ...author(rows),
    messageId: uuidFrom(rows, 'message id'),
    manner,
    cancelled: rows.happens('cancel'),
    afterMs: rows.number('client after') * longestWaitMs,
  };
}

function author(rows: FaultRows): Pick<Of<'send'>, 'member' | 'laterMs'> {
  if (rows.number('author') >= automatedShare) return { member: pick(rows, 'member', 1000) };
  return rows.happens('scheduled') ? { laterMs: 200 + rows.number('later') * 2000 } : {};
}

/**
 * The person texted last says STOP, so that the text may still be queued when it arrives. They say START some
 * time later, or never.
 */
function typing(rows: FaultRows, contacts: number, stopped: Set<number>, lastTexted: number): Act {
  const [first] = stopped;
  if (first !== undefined && rows.happens('start')) {
    stopped.delete(first);
    return { act: 'type', contact: first, words: 'start' };
  }
  const contact = pick(rows, 'typing', contacts);
  if (rows.happens('stop')) {
    stopped.add(lastTexted);
    return { act: 'type', contact: lastTexted, words: 'stop' };
  }
  return { act: 'type', contact, words: rows.happens('help') ? 'help' : 'reply' };
}

/** The phone of the person texted last is switched off, so that the text may still be on its way. */
function officeWork(
  rows: FaultRows,
  contacts: number,
  stopped: Set<number>,
  lastTexted: number,
): readonly Act[] {
  const acts: Act[] = [];
  if (rows.happens('numberChange'))
    acts.push({ act: 'changeNumber', contact: pick(rows, 'moved', contacts) });
  if (rows.happens('staffOptOut')) {
    const contact = pick(rows, 'opted out', contacts);
    stopped.add(contact);
    acts.push({ act: 'staffOptOut', contact });
  }
  if (rows.happens('phoneOff')) {
    acts.push({ act: 'switchOff', contact: lastTexted, forMs: 300 + rows.number('off for') * 1200 });
  }
  if (rows.happens('forwardAgain')) acts.push({ act: 'forwardAgain' });
  if (rows.happens('resume')) acts.push({ act: 'resume', company: pick(rows, 'resuming', 1000) });
  if (rows.happens('resendMessage')) {
    const newMessageIds = [uuidFrom(rows, 'again'), uuidFrom(rows, 'again')] as const;
    acts.push({ act: 'resendMessage', company: pick(rows, 'sending again', 1000), newMessageIds });
  }
  return acts;
}

/**
 * Plans kills and outages by the number of texts sent before: one at a random moment of each of several equal
 * stretches.
 */
function strikesOf(rows: FaultRows, rates: Rates, messages: number): ReadonlyMap<number, readonly Act[]> {
  const strikes = new Map<number, readonly Act[]>();
  for (const name of ['outageRefused', 'outageReset', 'runtimeKilled', 'powerCut'] as const) {
    const times = Math.round((rates[name] ?? 0) * messages);
    for (let time = 0; time < times; time += 1) {
      const index = Math.ceil((messages / times) * (time + 0.1 + 0.8 * rows.number(name)));
      strikes.set(index, [...(strikes.get(index) ?? []), actOf(name)]);
    }
  }
  return strikes;
}

function actOf(name: 'outageRefused' | 'outageReset' | 'runtimeKilled' | 'powerCut'): Act {
  return name === 'runtimeKilled' || name === 'powerCut'
    ? { act: 'end', how: name }
    : { act: 'outage', kind: name };
}

function pick(rows: FaultRows, row: string, count: number): number {
  return Math.floor(rows.number(row) * count);
}

/** Makes a UUID in the format of version 4. */
function uuidFrom(rows: FaultRows, row: string): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(rows.number(row) * 16).toString(16)).join('');
  return digits.replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/,
    (_, a, b, c, d, e) => `${a}-${b}-4${c}-8${d}-${e}`,
  );
}
