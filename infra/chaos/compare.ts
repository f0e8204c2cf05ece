import type { OutboundMessage } from '#shared/domain/message.ts';
import { addTo } from './addTo.ts';
import type { Evidence, HandsetText } from './gather.ts';
import type { Sent } from './logbook.ts';

/** A problem with one message. `history` never holds a number or a text. */
export type Finding = {
  readonly kind:
    | 'lost'
    | 'doubled'
    | 'stuck'
    | 'not as answered'
    | 'sent after STOP'
    | 'inbound'
    | 'forwarding'
    | 'unexplained';
  readonly messageId: string;
  readonly history: Readonly<Record<string, unknown>>;
};

export type Comparison = {
  readonly accepted: number;
  readonly onHandsets: number;
  readonly unconfirmed: number;
  readonly unconfirmedOnHandsets: number;
  /** Only a lost receipt explains these. */
  readonly sentNoReceipt: number;
  readonly typed: number;
  readonly storedOnce: number;
  readonly findings: readonly Finding[];
};

const inFlight = new Set(['scheduled', 'queued', 'sending']);

/**
 * Compares the API with what each handset received. Auto replies have the same words every time, so it judges
 * them together for each number. Each text of the run has its own words. A text of `missed` that is called sent may be on no
 * handset, because its phone was off.
 */
export function compare(
  { threads, handsets }: Evidence,
  sent: ReadonlyMap<string, Sent>,
  knewOfStop: (text: { conversationId: string; messageId: string; arrivedAt: number }) => boolean,
  missed: ReadonlySet<string> = new Set(),
): Comparison {
  const findings: Finding[] = [];
  const arrived = new Map<string, HandsetText[]>();
  for (const text of handsets) if (text.direction === 'in') addTo(arrived, keyOf(text.to, text.text), text);
  const outbound = new Map<string, OutboundMessage[]>();
  for (const { number, messages } of threads) {
    for (const message of messages) {
      if (message.direction === 'outbound') addTo(outbound, keyOf(number, message.text), message);
    }
  }
  const all = [...outbound.values()].flat();
  const ids = new Set(all.map(({ messageId }) => messageId));
  const missing = [...sent.values()].filter(
    ({ outcome, messageId }) => outcome === 'accepted' && !ids.has(messageId),
  );
  for (const { messageId } of missing)
    findings.push({ kind: 'lost', messageId, history: { state: 'not in the thread' } });

  let unconfirmedOnHandsets = 0;
  for (const key of new Set([...outbound.keys(), ...arrived.keys()])) {
    const messages = outbound.get(key) ?? [];
    const texts = arrived.get(key) ?? [];
    const mayBeAbsent = ({ state, messageId }: OutboundMessage) =>
      state === 'unconfirmed' || (state === 'sent' && missed.has(messageId));
    const may = messages.filter(mayBeAbsent).length;
    const must = messages.filter(
      (message) => (message.state === 'sent' || message.state === 'delivered') && !mayBeAbsent(message),
    ).length;
    unconfirmedOnHandsets += Math.max(0, Math.min(may, texts.length - must));
    if (texts.length < must) report('lost');
    if (texts.length > must + may) {
      const isUnknown = messages.length === 0 || texts.length > messages.length;
      report(isUnknown ? 'doubled' : 'not as answered');
    }

    function report(kind: Finding['kind']): void {
      const history = {
        onHandset: texts.map(({ carrierMessageId, at }) => ({ carrierMessageId, at })),
        messages: messages.map(factsOf),
      };
      findings.push({ kind, messageId: messages[0]?.messageId ?? 'unknown', history });
    }
    // The words do not show which of several attempts a text came from, so it is reported only if all of them
    // could know.
    const ours = messages.filter(({ messageId }) => sent.has(messageId));
    for (const { at } of texts) {
      const knew = ours.every(({ messageId, conversationId }) =>
        knewOfStop({ conversationId, messageId, arrivedAt: Date.parse(at) }),
      );
      if (ours.length > 0 && knew) report('sent after STOP');
    }
  }
  for (const message of all) {
    if (inFlight.has(message.state)) {
      findings.push({ kind: 'stuck', messageId: message.messageId, history: factsOf(message) });
    }
    const outcome = sent.get(message.messageId)?.outcome;
    // A copy of the request may be accepted while another one is refused, because its time has just passed.
    const isRefused = typeof outcome === 'object' && outcome.refused !== 'schedule-in-past';
    if (isRefused || (outcome === 'cancelled' && message.state !== 'cancelled')) {
      findings.push({
        kind: 'not as answered',
        messageId: message.messageId,
        history: { ...factsOf(message), outcome },
      });
    }
  }
  for (const { messageId, second } of triedTwice(all)) {
    findings.push({ kind: 'doubled', messageId, history: { resend: second } });
  }
  const inbound = compareInbound({ threads, handsets });
  const count = (state: string) => all.filter((message) => message.state === state).length;
  return {
    accepted: all.length + missing.length,
    onHandsets: [...arrived.values()].flat().length,
    unconfirmed: count('unconfirmed'),
    unconfirmedOnHandsets,
    sentNoReceipt: count('sent'),
    ...inbound,
    findings: [...findings, ...inbound.findings],
  };
}

/** A message has one resend, however often members press the button. */
function triedTwice(all: readonly OutboundMessage[]) {
  const firsts = new Set<string>();
  return all.flatMap(({ messageId, resendOf }) => {
    if (!resendOf) return [];
    const first = `${resendOf.conversationId} ${resendOf.messageId}`;
    if (firsts.has(first)) return [{ messageId: resendOf.messageId, second: messageId }];
    firsts.add(first);
    return [];
  });
}

/** A typed text is stored with the id that the carrier gave it, in the thread of its number. */
function compareInbound({ threads, handsets }: Evidence) {
  const stored = new Map<string, number>();
  for (const { number, messages } of threads) {
    for (const { direction, messageId, text } of messages) {
      if (direction !== 'inbound') continue;
      const key = `${messageId} ${keyOf(number, text)}`;
      stored.set(key, (stored.get(key) ?? 0) + 1);
    }
  }
  const typed = handsets.filter(({ direction }) => direction === 'out');
  const timesOf = ({ carrierMessageId, from, text }: HandsetText) =>
    stored.get(`${carrierMessageId} ${keyOf(from, text)}`) ?? 0;
  const wrong = typed.filter((text) => timesOf(text) !== 1);
  const total = [...stored.values()].reduce((sum, times) => sum + times, 0);
  return {
    typed: typed.length,
    storedOnce: typed.length - wrong.length,
    findings: [
      ...wrong.map((text): Finding => ({
        kind: 'inbound',
        messageId: text.carrierMessageId,
        history: { typedAt: text.at, storedTimes: timesOf(text) },
      })),
      ...(total > typed.length && wrong.length === 0
        ? [
            {
              kind: 'inbound',
              messageId: 'unknown',
              history: { typed: typed.length, stored: total },
            } as const,
          ]
        : []),
    ],
  };
}

function factsOf({ messageId, state, stateAt, failure, at, revision, conversationId }: OutboundMessage) {
  return { messageId, conversationId, state, stateAt, failure, at, revision };
}

function keyOf(number: string, text: string): string {
  return `${number} ${text}`;
}
