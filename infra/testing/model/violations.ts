import { attentionOf } from '#shared/domain/messageState.ts';
import { lists } from '#shared/store/keys.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { ModelOffice, Picture } from './modelOffice.ts';
import { nameOf } from './modelOffice.ts';
import { asksForAttention, isUnderWay } from './asksForAttention.ts';

/** Returns a sentence for each broken invariant. The list must be empty after every step. */
export function violations(office: ModelOffice, before: Picture, now: Picture): readonly string[] {
  return [
    ...office.known.wrong,
    ...acceptedOnce(office, now),
    ...onPhones(office, now),
    ...statesOnlyMoveOn(before, now),
    ...receiptsCount(office, now),
    ...listsAgree(office, now),
    ...resendsAreLinked(now),
    ...heardOnce(office, now),
    ...consentIsTheLastWord(office, now),
    ...autoRepliesOnce(office, now),
    ...optOutLineOnce(office, now),
  ];
}

/** How many times a text with this status may be on its phone: minimum and maximum. */
const timesOnPhone: Record<OutboundItem['status'], readonly [number, number]> = {
  scheduled: [0, 0],
  queued: [0, 0],
  sending: [0, 1],
  sent: [1, 1],
  delivered: [1, 1],
  cancelled: [0, 0],
  failed: [0, 0],
  failedByReceipt: [1, 1],
  unconfirmed: [0, 1],
};

/** The statuses that may follow each status. A status that is not listed may be followed by any other. */
const mayFollow: Partial<Record<OutboundItem['status'], readonly OutboundItem['status'][]>> = {
  delivered: [],
  cancelled: [],
  failed: [],
  failedByReceipt: ['delivered'],
  sent: ['delivered', 'failedByReceipt'],
  unconfirmed: ['sent', 'delivered', 'failedByReceipt'],
};

function acceptedOnce({ known }: ModelOffice, { outbound }: Picture): string[] {
  const stored = new Map(outbound.map((message) => [message.messageId, message]));
  return [
    ...(stored.size === outbound.length ? [] : ['an id is stored more than once']),
    ...[...known.accepted].flatMap(([id, text]) =>
      ownTextOf(stored.get(id)) === text ? [] : `${id} was accepted but is not stored with its first text`,
    ),
    ...[...known.cancelled].flatMap((id) =>
      stored.get(id)?.status === 'cancelled' ? [] : `${id} was cancelled but is no longer cancelled`,
    ),
  ];
}

function ownTextOf(message: OutboundItem | undefined): string | undefined {
  return message?.ownText ?? message?.text;
}

/** Checks that one automated text at most carries the opt-out line to a number, apart from those that never arrived. */
function optOutLineOnce({ numbers }: ModelOffice, { outbound }: Picture): string[] {
  return numbers.flatMap(({ conversationId }) => {
    const carrying = outbound.filter(
      ({ conversationId: here, status, text, ownText = text, history = [] }) =>
        here === conversationId &&
        text !== ownText &&
        !['scheduled', 'cancelled', 'failed'].includes(status) &&
        !history.some(({ step }) => step === 'failureReceipt'),
    );
    return carrying.length > 1 ? [`${carrying.length} texts carry the opt-out line to one number`] : [];
  });
}

function onPhones({ exchange, numbers }: ModelOffice, { outbound }: Picture): string[] {
  return outbound.flatMap(({ messageId, status, conversationId, text }) => {
    const accepted = exchange.onPhones().filter(({ context }) => context.messageId === messageId);
    const [least, max] = timesOnPhone[status];
    const number = numbers.find((each) => each.conversationId === conversationId)?.number;
    const isElsewhere = accepted.some(({ to, body }) => to !== number || body !== text);
    return [
      ...(accepted.length < least ? [`${messageId} is ${status} and on no phone`] : []),
      ...(accepted.length > max ? [`${messageId} is ${status} and ${accepted.length} times on a phone`] : []),
      ...(isElsewhere ? [`${messageId} is on another phone, or with another text`] : []),
    ];
  });
}

function statesOnlyMoveOn(before: Picture, now: Picture): string[] {
  const found = new Map(now.outbound.map((message) => [nameOf(message), message]));
  return before.outbound.flatMap((was) => {
    const is = found.get(nameOf(was));
    if (!is) return was.status === 'scheduled' ? [] : `${was.messageId} is gone`;
    const next = mayFollow[was.status];
    const link = was.resentAs?.messageId;
    return [
      ...(next && is.status !== was.status && !next.includes(is.status)
        ? [`${was.messageId} was ${was.status} and is ${is.status}`]
        : []),
      ...(is.text === was.text || was.status === 'scheduled' ? [] : [`${was.messageId} has another text`]),
      ...(link && link !== is.resentAs?.messageId ? [`${was.messageId} lost its resend`] : []),
    ];
  });
}

/** Checks that the status reflects all recorded receipts, in any order. */
function receiptsCount({ known }: ModelOffice, { outbound }: Picture): string[] {
  return outbound.flatMap(({ messageId, status }) => {
    const receipts = known.receipts.get(messageId);
    if (!receipts) return [];
    const allowed = receipts.has('TEXT_DELIVERED')
      ? ['delivered']
      : receipts.has('TEXT_UNREACHABLE')
        ? ['failedByReceipt', 'delivered']
        : ['sent', 'delivered', 'failedByReceipt'];
    const recorded = [...receipts].join(', ');
    return allowed.includes(status) ? [] : `${messageId} is ${status}, but its receipts say ${recorded}`;
  });
}

function listsAgree({ companyId }: ModelOffice, { outbound, rows }: Picture): string[] {
  const wrong = outbound.flatMap((message) => {
    const { messageId, status, inList = 'no list' } = message;
    const isRight = isUnderWay(message)
      ? inList.startsWith('DUE#')
      : inList === (asksForAttention(message) ? lists.failed(companyId) : 'no list');
    return isRight ? [] : `${messageId} is ${status} but is in ${inList}`;
  });
  for (const { conversationId, failures = 0, lastMessage } of rows.values()) {
    const here = outbound.filter((message) => message.conversationId === conversationId);
    const asking = here.filter(asksForAttention).length;
    if (asking !== failures)
      wrong.push(`a row counts ${failures} failures, but ${asking} texts need attention`);
    const last = here.find((message) => message.messageId === lastMessage?.messageId);
    if (
      last &&
      lastMessage &&
      lastMessage.attention !== (asksForAttention(last) ? attentionOf(last.status) : undefined)
    )
      wrong.push(
        `a row says ${lastMessage.attention ?? 'no attention'} of ${last.messageId}, which is ${last.status}`,
      );
  }
  return wrong;
}

function resendsAreLinked({ outbound }: Picture): string[] {
  const named = new Map(outbound.map((message) => [nameOf(message), message]));
  return outbound.flatMap((message) => {
    const { messageId, resendOf, resentAs } = message;
    const first = resendOf && named.get(nameOf(resendOf));
    const second = resentAs && named.get(nameOf(resentAs));
    const isSecond = !resendOf || (first?.resentAs?.messageId === messageId && first.text === message.text);
    const isFirst = !resentAs || second?.resendOf?.messageId === messageId;
    const isNext = !resendOf || resendOf.attempt === (first?.resendOf?.attempt ?? 1) + 1;
    return isSecond && isFirst && isNext ? [] : `${messageId} and its resend are not linked both ways`;
  });
}

function heardOnce({ known }: ModelOffice, { inbound }: Picture): string[] {
  return known.events.flatMap(({ payload: { inboundMessageId: id } }) => {
    const times = inbound.filter(({ messageId }) => messageId === id).length;
    return times > 1 || (times === 0 && known.stored.has(id))
      ? `${id} was received and is stored ${times} times`
      : [];
  });
}

/** Checks that the person's last decision counts, in any order of arrival (P19, P25). */
function consentIsTheLastWord({ watch, numbers }: ModelOffice, { inbound, rows }: Picture): string[] {
  return numbers.flatMap(({ conversationId }) => {
    const words = [
      ...inbound.flatMap(({ conversationId: name, text, at }) =>
        name === conversationId && ['STOP', 'START'].includes(text) ? { at, isOut: text === 'STOP' } : [],
      ),
      ...watch
        .optOuts()
        .flatMap(({ conversationId: name, source, at }) =>
          name === conversationId && source !== 'person' ? { at, isOut: true } : [],
        ),
    ].toSorted((one, other) => one.at.localeCompare(other.at));
    const isOut = rows.get(conversationId)?.optOut !== undefined;
    const last = words.at(-1)?.isOut ?? false;
    return isOut === last ? [] : `a person is opted ${isOut ? 'out' : 'in'} against their last decision`;
  });
}

function autoRepliesOnce({ watch, numbers }: ModelOffice, { inbound, outbound }: Picture): string[] {
  return numbers.flatMap(({ conversationId }) => {
    const isHere = (each: { readonly conversationId: string }) => each.conversationId === conversationId;
    const answers = (kind: string) =>
      outbound.filter((each) => isHere(each) && each.autoReply === kind).length;
    const optOuts = watch.optOuts().filter((each) => isHere(each) && each.source === 'person').length;
    const calls = inbound.filter((each) => isHere(each) && each.text === 'HELP').length;
    return [
      ...(answers('optOutConfirmation') === optOuts
        ? []
        : [`${optOuts} opt-outs do not match the confirmations`]),
      ...(answers('help') === calls ? [] : [`${calls} HELP texts do not match the answers`]),
    ];
  });
}
