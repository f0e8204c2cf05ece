import type { Lane } from '#shared/store/messageItems.ts';
import type { OutboundText } from './outboundTexts.ts';

export type QueuedText = {
  readonly text: OutboundText;
  readonly lane: Lane;
  /** Set when a text is put on the queue again. Without it the queue would drop the text as a duplicate. */
  readonly requeueId?: string;
};

export type OutboundQueue = {
  /** Resolves when all are on the queue. Sending one twice is harmless. */
  readonly send: (texts: readonly QueuedText[]) => Promise<void>;
};
