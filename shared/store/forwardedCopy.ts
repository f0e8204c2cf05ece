import { createHash } from 'node:crypto';
import { titleOf } from '../domain/conversation.ts';
import { copyText, countCopy, isForwardingTo } from '../domain/forwarding.ts';
import { copyIdPrefix } from '../domain/ids.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';
import { peopleFrom, type ConversationItem } from './conversationItems.ts';
import type { Action, Database } from './database.ts';
import type { Forwarded, InboundText } from './inboundRow.ts';
import { keys, recencyOf } from './keys.ts';
import type { OutboundItem } from './messageItems.ts';
import { outboundItemOf, putAtFreeTime } from './outboundItems.ts';

/** The other phone as read: its conversation, and whether a company texts from its number. */
export type ForwardingTarget = {
  readonly conversationId: string;
  readonly row: ConversationItem | undefined;
  readonly isCompanyNumber: boolean;
};

/** Reads the phone to which a company forwards; undefined when it does not forward. */
export async function readTarget(
  database: Database,
  { companyId, secret, plan, forwarding }: CompanyWithSecret,
  consistent: boolean,
): Promise<ForwardingTarget | undefined> {
  if (!forwarding?.isOn || plan !== 'advanced') return undefined;
  const conversationId = conversationIdOf(secret, forwarding.to);
  const [row, owner] = await database.getMany(
    [keys.conversation(companyId, conversationId), keys.originationNumber(forwarding.to)],
    consistent,
  );
  return { conversationId, row: row as ConversationItem | undefined, isCompanyNumber: owner !== undefined };
}

/**
 * Returns the copy of an inbound text for the other phone; undefined when it is not forwarded (P30). Copies loop in none of these
 * cases: the text comes from the other phone or from the company's own number, or the other phone has a company's number. Other
 * loops end at the limit per hour. A copy has the same state machine, queue and rules as any text, in a lane of its own.
 */
export function forwardedCopy(
  tableName: string,
  company: CompanyWithSecret,
  target: ForwardingTarget,
  inbound: InboundText,
  seen: ConversationItem | undefined,
  { now, checkAt }: { readonly now: Date; readonly checkAt: Date },
): Forwarded | undefined {
  const { companyId, originationNumber, forwarding } = company;
  const { conversationId, row, isCompanyNumber } = target;
  const to = forwarding?.to ?? '';
  if (!isForwardingTo(forwarding, row ?? { number: to }) || isCompanyNumber || seen?.blocked)
    return undefined;
  if (inbound.from === to || inbound.from === originationNumber) return undefined;
  const forwardedAt = countCopy(seen?.forwardedAt, now);
  if (typeof forwardedAt === 'string') return { not: forwardedAt };
  const people = [...peopleFrom(seen?.people ?? {})];
  const digest = createHash('sha256').update(inbound.inboundMessageId).digest('base64url');
  const copy = outboundItemOf({
    companyId,
    conversationId,
    messageId: `${copyIdPrefix}${digest.slice(0, 22)}`,
    text: copyText(titleOf({ number: inbound.from, people }), inbound.text),
    author: { kind: 'auto', automation: 'Forwarding' },
    lane: 'forward',
    now,
    checkAt,
  });
  const actions = [putAtFreeTime(tableName, copy), ...(row ? [] : [newRow(tableName, copy, to)])];
  return { copy, forwardedAt, actions };
}

/** Creates the conversation with the other phone, which is on no list before there is a message. */
function newRow(
  tableName: string,
  { companyId, conversationId }: Pick<OutboundItem, 'companyId' | 'conversationId'>,
  number: string,
): Action {
  const item: ConversationItem & Record<string, unknown> = {
    ...keys.conversation(companyId, conversationId),
    company: recencyOf(companyId),
    companyId,
    conversationId,
    number,
    people: {},
    revision: 1,
    peopleRevision: 0,
  };
  return { Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}
