import { AutoReply, Meaning } from '#shared/domain/consent.ts';
import { FailureReason } from '#shared/domain/failureReason.ts';
import { NotForwarded } from '#shared/domain/forwarding.ts';
import { Held, type InboundMessage, type OutboundMessage } from '#shared/domain/message.ts';
import type { MessageState } from '#shared/domain/messageState.ts';
import { ana, inspection, minutesAgo } from './samplePeople.ts';

export type OutboundSample = { readonly name: string; readonly message: OutboundMessage };
export type InboundSample = {
  readonly name: string;
  readonly message: InboundMessage;
  /** True for a text with the same words as one just before it. */
  readonly repeats?: boolean;
};

type Variants = Readonly<Record<string, Partial<OutboundMessage>>>;

const auto = {
  kind: 'auto',
  automation: 'Reminder a day before',
  source: 'automation',
  program: 'Oak Hill automations',
  inspection,
} as const;
const jo = { kind: 'member', memberId: 'mem_jo', name: 'Jo Park' } as const;
const ahead = { at: minutesAgo(-15 * 60) };
const second = { conversationId: ana.conversationId, messageId: 'second', at: minutesAgo(1) };

/** The ways in which a text of each state is shown. A new state has no entry, so that this does not compile until it has one. */
const variants: Readonly<Record<MessageState, Variants>> = {
  scheduled: {
    'by a member': ahead,
    'unless Ana writes first': { ...ahead, cancelIfReplied: true },
    'by an automation': { ...ahead, author: auto },
    ...Object.fromEntries(
      Held.options.map((held) => [
        `held: ${held}`,
        { author: auto, held, ...(held === 'quiet-hours' && { heldUntil: minutesAgo(-9 * 60) }) },
      ]),
    ),
  },
  queued: {
    'a moment ago': { stateAt: minutesAgo(-1) },
    'for two minutes': {},
    'by an automation': { author: auto },
  },
  sending: { 'as usual': {} },
  sent: { 'as usual': {}, 'no receipt after three days': { stateAt: minutesAgo(73 * 60) } },
  delivered: {
    'by me': {},
    'by a colleague': { author: jo },
    'by an automation': { author: auto },
    'sent again after a failure': { resendOf: { ...second, attempt: 2 } },
    ...Object.fromEntries(
      AutoReply.options.map((autoReply) => [
        `auto reply: ${autoReply}`,
        { author: { kind: 'auto', automation: 'Auto reply' }, autoReply },
      ]),
    ),
  },
  cancelled: {
    'by a member': { ...ahead, cancelledBy: 'Jo Park' },
    'by an automation': { ...ahead, author: auto, cancelledBy: 'Oak Hill automations' },
    'because Ana wrote first': { ...ahead, cancelIfReplied: true },
    'no name known': ahead,
  },
  failed: {
    ...Object.fromEntries(FailureReason.options.map((failure) => [failure, { failure }])),
    'no reason known': {},
    dismissed: { failure: 'phone-unreachable', dismissed: true },
    'sent again': { failure: 'phone-unreachable', resentAs: second },
  },
  unconfirmed: {
    'as usual': {},
    restored: { failure: 'restored' },
    'restored before its time': { ...ahead, failure: 'restored' },
    dismissed: { dismissed: true },
    'sent again': { resentAs: second },
  },
};

/** Returns every way in which a text of `state` is shown. */
export function outboundSamples(state: MessageState): readonly OutboundSample[] {
  return Object.entries(variants[state]).map(([name, fields], index) => ({
    name,
    message: {
      messageId: `${state}-${index}`,
      conversationId: ana.conversationId,
      direction: 'outbound',
      text: 'Hi Ana, the inspection of 214 Maple Ave starts at 9:00 AM. Please leave the attic open.',
      author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
      contactId: 'con_ana',
      at: minutesAgo(2),
      state,
      stateAt: minutesAgo(2),
      revision: 1,
      ...fields,
    },
  }));
}

const textOf: Readonly<Record<Meaning, string>> = {
  optOut: 'STOP',
  optIn: 'START',
  help: 'HELP',
  asksToStop: 'please don’t text me anymore',
};

/** Every way in which a text of Ana's is shown. */
export const inboundSamples: readonly InboundSample[] = [
  { name: 'ordinary', message: inbound('ordinary', 'Perfect, we will be there') },
  ...Meaning.options.map((meaning) => ({
    name: meaning,
    message: { ...inbound(meaning, textOf[meaning]), meaning },
  })),
  { name: 'without words', message: inbound('wordless', '') },
  { name: 'the same words again', message: inbound('again', 'Perfect, we will be there'), repeats: true },
  {
    name: 'stops forwarding',
    message: { ...inbound('stopped', 'STOP'), forwarding: { stopped: true } },
  },
  ...NotForwarded.options.map((not) => ({
    name: `not forwarded: ${not}`,
    message: { ...inbound(not, 'Call me'), forwarding: { not } },
  })),
  {
    name: 'by a former owner of the number',
    message: {
      ...inbound('former', 'Running ten minutes late'),
      writers: [{ contactId: 'con_otto', name: 'Otto Brandt' }],
    },
  },
];

function inbound(messageId: string, text: string): InboundMessage {
  return {
    messageId,
    conversationId: ana.conversationId,
    direction: 'inbound',
    text,
    at: minutesAgo(3),
    writers: [{ contactId: 'con_ana', name: 'Ana Moreno' }],
    revision: 1,
  };
}
