import type { Lane } from '#shared/store/messageItems.ts';
import type { OutboundText } from './outboundTexts.ts';

export type QueuedText = {
  readonly text: OutboundText;
  readonly lane: Lane;
  /** Set when a text is put on the queue again after being stuck: else the queue would take it for a repetition. */
  readonly requeueId?: string;
};

export type OutboundQueue = {
  /** Resolves when all stand in the queue; one that stands there already is no fault. */
  readonly send: (texts: readonly QueuedText[]) => Promise<void>;
};
