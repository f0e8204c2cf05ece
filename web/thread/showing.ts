import type { MessageLink } from '#shared/domain/message.ts';

/** The place of a message that a thread is to be opened at; it travels in the state of the browser's history. */
export function showing({ messageId, at }: Pick<MessageLink, 'messageId' | 'at'>): Shown {
  return { messageId, at };
}

export type Shown = { readonly messageId: string; readonly at: string };
