import { responseTo } from '#shared/domain/autoReplies.ts';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import type { InboundSms } from '../carrier/inboundSms.ts';
import type { TopicMessage, TopicMessageAnswer } from '../carrier/TopicMessage.ts';
import type { Granted } from '../grants.ts';

/**
 * 1 Finds the company by its number. 2 Stores the text with all its consequences, once per carrier id: an opt-out or opt-in, and
 * the answer to STOP or HELP. The topic provides the time, because the payload has none. A text to a number that no company owns
 * becomes a dead letter for a person.
 */
export async function receiveMessage(
  { store, now, timing }: Granted<{ store: 'write' }>,
  { payload, publishedAt }: TopicMessage<InboundSms>,
): Promise<TopicMessageAnswer> {
  const company = await store.findCompanyByNumber(payload.ourNumber);
  if (!company) return 'unowned';
  const { personNumber, text, inboundMessageId } = payload;
  const receivedAt = now();
  const { companyId } = company;
  const at = await store.recordInbound(
    company,
    { from: personNumber, text, at: publishedAt, inboundMessageId },
    (inbound, known) => responseTo(company, inbound, known, receivedAt),
    { now: receivedAt, checkAt: new Date(receivedAt.getTime() + timing.queuedCheckSeconds * 1000) },
  );
  // This shows the texts as cancelled immediately. The sweep and the last check before the call make sure that none goes out.
  // A repeated event does this too, in case the first run died, but at the time of the first event.
  const conversationId = conversationIdOf(company.secret, personNumber);
  for (const waiting of await store.listCancelledByReply(companyId, conversationId, at))
    await store.advance(waiting, 'cancel', {}, receivedAt);
  return 'done';
}
