import type { Message } from '#shared/domain/message.ts';
import type { HandsetText } from '../local/phoneNetwork/handsetRegistry.ts';
import type { Logbook, KnownConversation } from './logbook.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

export type { HandsetText };

/** Collects both sides: the threads from the API and the texts from the handsets. */
export type Evidence = {
  readonly threads: readonly { readonly number: string; readonly messages: readonly Message[] }[];
  readonly handsets: readonly HandsetText[];
};

export async function gather(origin: string, { conversations }: Logbook): Promise<Evidence> {
  const threads = [];
  for (const conversation of conversations.values()) {
    threads.push({ number: conversation.number, messages: await threadAt(conversation) });
  }
  const handsets = [];
  for (const number of new Set([...conversations.values()].map((conversation) => conversation.number))) {
    handsets.push(...(await textsOn(origin, number)));
  }
  return { threads, handsets };
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
