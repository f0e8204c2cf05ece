import type { OutboundMessage } from '#shared/domain/message.ts';
import { usualOptOutLine } from '#shared/domain/optOutLine.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import { refusalOfRecipient } from '#functions/messages/recipient.ts';
import { sendMessage } from '#functions/messages/sendMessage.ts';
import type { Means, ModelOffice, SendRequest } from './modelOffice.ts';
import { newest } from './newest.ts';
import { conversationIdOfContact } from './conversationIdOfContact.ts';
import type { Act } from './Act.ts';

type Asking = Extract<Act, { readonly act: 'send' | 'repeat' | 'schedule' | 'reschedule' }>;

/** Requests a text, new or repeated, and compares the answer with earlier ones. */
export async function requestText(
  office: ModelOffice,
  granted: ModelOffice['granted'] & Means,
  act: Asking,
  isAlone: boolean,
): Promise<void> {
  const { known } = office;
  const request = requestOf(office, act);
  if (!request) return;
  const first = known.accepted.get(request.messageId);
  const answer = await ask(office, granted, request);
  if (isRefused(answer)) {
    const mayBe = first === undefined || request.text !== first || request.dueAt || !isAlone;
    if (!mayBe) known.wrong.push(`a repeated request was refused: ${answer.refusal.code}`);
    return;
  }
  if (first !== undefined && request.text !== first) known.wrong.push('an id was accepted with another text');
  known.accepted.set(answer.messageId, first ?? request.text);
}

function requestOf(office: ModelOffice, act: Asking): SendRequest | undefined {
  const { known } = office;
  if (act.act === 'send' || act.act === 'schedule') {
    const contactId = office.contactIds[act.contact] ?? '';
    const conversationId = conversationIdOfContact(office, contactId) ?? '';
    const messageId = `m-${(known.ids += 1)}`;
    const due = act.act === 'schedule' && { dueAt: later(office, act.inSeconds) };
    const request = { conversationId, contactId, messageId, text: `Text ${known.ids}`, ...due };
    known.requests.push(request);
    return request;
  }
  const asked = known.requests.filter(({ dueAt }) => (act.act === 'reschedule') === (dueAt !== undefined));
  const request = newest(asked, act.which);
  if (!request) return undefined;
  if (act.act === 'reschedule') return { ...request, dueAt: later(office, act.inSeconds) };
  return act.text === 'same' ? request : { ...request, text: `${request.text}, or not` };
}

function later(office: ModelOffice, seconds: number): Date {
  return new Date(office.granted.now().getTime() + seconds * 1000);
}

function ask(
  office: ModelOffice,
  granted: ModelOffice['granted'] & Means,
  { dueAt, ...draft }: SendRequest,
): Promise<OutboundMessage | Refused> {
  if (!dueAt) return sendMessage(granted, office.memberRequest(draft));
  const now = granted.now();
  return granted.store.accept(
    {
      ...draft,
      companyId: office.companyId,
      author: { kind: 'auto', automation: 'Reminder' },
      idScope: 'automation:reminders',
      lane: 'auto',
      requestHash: draft.text,
      optOutLine: usualOptOutLine,
      now,
      dueAt,
      checkAt: dueAt,
    },
    (conversation) => refusalOfRecipient(conversation, draft.contactId),
  );
}
