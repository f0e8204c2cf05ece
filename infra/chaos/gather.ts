import type { Message } from '#shared/domain/message.ts';
import type { CastForwarding } from './cast.ts';
import { copyOf, type ForwardableText } from './copyOf.ts';
import type { HandsetText } from '../local/phoneNetwork/handsetRegistry.ts';
import type { Logbook, KnownConversation } from './logbook.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

export type { HandsetText };

/** Both sides: the threads from the API, with forwarded copies as one more thread, and the texts from the handsets. */
export type Evidence = {
  readonly threads: readonly { readonly number: string; readonly messages: readonly Message[] }[];
  readonly handsets: readonly HandsetText[];
};

/** Collects the evidence, and every inbound text with its copy. */
export async function gather(
  origin: string,
  { conversations }: Logbook,
  { company, phone }: CastForwarding,
): Promise<Evidence & { readonly inbound: readonly ForwardableText[] }> {
  const threads = [];
  const inbound: ForwardableText[] = [];
  for (const conversation of conversations.values()) {
    const { number } = conversation;
    const messages = await threadAt(conversation);
    threads.push({ number, messages });
    const isForwarded = conversation.company === company && number !== phone.number;
    for (const message of messages) {
      if (message.direction !== 'inbound') continue;
      inbound.push({ message, number, isForwarded, copy: await copyOf(conversation, message) });
    }
  }
  threads.push({ number: phone.number, messages: inbound.flatMap(({ copy }) => copy ?? []) });
  const handsets = [];
  for (const number of new Set([...conversations.values()].map((conversation) => conversation.number))) {
    handsets.push(...(await textsOn(origin, number)));
  }
  return { threads, handsets, inbound };
}

async function threadAt({ company, conversationId }: KnownConversation): Promise<readonly Message[]> {
  const [member] = company.members;
  const messages: Message[] = [];
  let before: string | undefined;
  do {
    const cursor = before;
    const page = await retryUntilAnswered(
      () => member?.listMessages({ conversationId, before: cursor }) ?? Promise.reject(),
    );
    if ('refused' in page) throw new Error(`A thread was refused: ${page.refused}`);
    messages.push(...page.answer.items);
    before = page.answer.cursor;
  } while (before !== undefined);
  return messages;
}

async function textsOn(origin: string, number: string): Promise<readonly HandsetText[]> {
  const response = await fetch(`${origin}/phone/api/handsets/${encodeURIComponent(number)}/messages`);
  return (await response.json()) as readonly HandsetText[];
}
