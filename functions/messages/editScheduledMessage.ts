import { createHash } from 'node:crypto';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import { refusalOfTime } from '#shared/domain/schedule.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { isAutomated } from './holdOf.ts';
import { refusalOfRecipient } from './recipient.ts';
import { refusalOfText } from './sendMessage.ts';

type Edit = {
  readonly conversationId: string;
  readonly messageId: string;
  /** Its time in the thread as the member saw it. */
  readonly at: string;
  readonly revision: number;
  readonly text?: string | undefined;
  readonly scheduledAt: string;
};

/**
 * 1 Finds the text at the time that the member saw, or to which the same request moved it before. 2 Refuses a text that no carrier
 * would accept, an invalid time, and another text for an automated message. 3 Moves the message with its marker. The member who
 * changes the text becomes its author. An automated text never moves into quiet hours (P29).
 */
export async function editScheduledMessage(
  { store, now, timing }: Granted<{ store: 'write' }>,
  { caller, input }: MemberRequest<Edit>,
): Promise<OutboundMessage | Refused> {
  const { company, member } = caller;
  const requestedFor = new Date(input.scheduledAt);
  const night = heldUntil(requestedFor, company, timing.quietFromHour);
  const stored = await findAt(store, { companyId: company.companyId, ...input }, [
    input.at,
    requestedFor.toISOString(),
    night?.toISOString(),
  ]);
  if (!stored) return refuse({ code: 'message-not-found' });
  const isAuto = isAutomated(stored);
  const text = input.text ?? stored.text;
  const isNewText = text !== stored.text;
  const held = isAuto ? night : undefined;
  return store.editScheduled(
    stored,
    input.revision,
    {
      at: (held ?? requestedFor).toISOString(),
      isHeld: held !== undefined,
      now: now(),
      edit: {
        text,
        author: isNewText ? { kind: 'member', memberId: member.memberId, name: member.name } : stored.author,
        requestHash: hashOf(member.memberId, input),
      },
    },
    (conversation) =>
      (isAuto && isNewText ? refuse({ code: 'automated-text-fixed' }) : undefined) ??
      refusalOfText(text) ??
      refusalOfTime(requestedFor, now()) ??
      refusalOfRecipient(conversation, stored.contactId),
  );
}

async function findAt(
  store: StoreReader,
  {
    companyId,
    conversationId,
    messageId,
  }: Omit<Edit, 'revision' | 'scheduledAt'> & { readonly companyId: string },
  times: readonly (string | undefined)[],
): Promise<OutboundItem | undefined> {
  for (const at of new Set(times)) {
    const found = at && (await store.findOutbound({ companyId, conversationId, messageId, at }, true));
    if (found) return found;
  }
  return undefined;
}

function hashOf(memberId: string, { at, revision, text, scheduledAt }: Edit): string {
  const request = JSON.stringify([memberId, at, revision, text ?? null, scheduledAt]);
  return createHash('sha256').update(request).digest('base64url');
}
