import { titleOf } from '#shared/domain/conversation.ts';
import { copyText } from '#shared/domain/forwarding.ts';
import type { InboundMessage, OutboundMessage } from '#shared/domain/message.ts';
import { stateOf, transitions, type TransitionName } from '#shared/domain/messageState.ts';
import type { KnownConversation } from './logbook.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

/** An inbound text as stored, and the copy to which it links, if that exists. */
export type ForwardableText = {
  readonly message: InboundMessage;
  readonly number: string;
  /** False for a company that does not forward, and for a text from the phone that gets the copies. */
  readonly isForwarded: boolean;
  readonly copy?: OutboundMessage | undefined;
};

/**
 * Returns the copy to which an inbound text links, as its history in the API describes it, with the words that it must have.
 * Returns undefined when the text links to none, or to one that does not exist.
 */
export async function copyOf(
  { company, number }: KnownConversation,
  { text, writers = [], forwarding }: InboundMessage,
): Promise<OutboundMessage | undefined> {
  const [member] = company.members;
  const link = forwarding?.copy;
  if (!link || !member) return undefined;
  const read = await retryUntilAnswered(() => member.getMessageHistory(link));
  if ('refused' in read) return undefined;
  const { steps } = read.answer;
  const last = steps.findLast(({ step }) => step in transitions);
  const status = last ? transitions[last.step as TransitionName].to : 'queued';
  const people = writers.map((writer) => ({ ...writer, role: 'client', former: false }) as const);
  return {
    ...link,
    direction: 'outbound',
    text: copyText(titleOf({ number, people }), text),
    author: { kind: 'auto', automation: 'Forwarding' },
    revision: steps.length,
    state: stateOf(status),
    stateAt: last?.at ?? link.at,
    ...(last?.failure && { failure: last.failure }),
  };
}
