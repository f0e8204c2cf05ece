import type { MessageLink } from '#shared/domain/message.ts';

/** Names the message at which a thread is to be opened; it is stored in the state of the browser's history. */
export function showing({ messageId, at }: Pick<MessageLink, 'messageId' | 'at'>): Shown {
  return { messageId, at };
}

export type Shown = { readonly messageId: string; readonly at: string };
