import type { FunctionName } from '#functions/manifest.ts';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import type { MetricName } from '#functions/metrics.ts';

/** Alarm texts of queues that need more than the general text for queues. */
export const queueSentences: Readonly<Record<string, { readonly dead: string; readonly stuck: string }>> = {
  [outboundTexts.name]: {
    dead: 'A text was received a thousand times without being sent, and settleDeadLetters, which should settle it, does not: no member sees that it did not go out. First: read the log of settleDeadLetters, then that of deliverMessage.',
    stuck:
      'Texts wait longer than a quarter of an hour: staff see "Waiting to send". First: is the number suspended, its spend limit reached, or its queue simply long?',
  },
};

/** Everyday counts, for which no value is good or bad. */
export const everyday: readonly MetricName[] = [
  'accepted',
  'sent',
  'delivered',
  'inbound',
  'socketPushes',
  'canaryDelivered',
];

/** Sentences of the other counts. Even one in five minutes raises an alarm, except where `above` says how many do not. */
export const countSentences: Readonly<
  Partial<Record<MetricName, { readonly above?: number; readonly text: string }>>
> = {
  failed: {
    above: 20,
    text: 'Many texts reach nobody; staff see them as failed, each with its reason. First: which reason do most of them give in the page? A reason that is about the number concerns every text of that company.',
  },
  unconfirmed: {
    above: 4,
    text: "The carrier leaves texts unanswered: staff must decide whether to send again. First: the carrier's status page.",
  },
  recovered: {
    text: 'sweepMessages recovered a text that a function or a queue had lost. Nobody was texted twice. First: which function failed in that minute?',
  },
  paused: {
    text: 'The number of a company cannot send and pauses: its texts wait, and the page says why and when it tries again. First: is the spend limit reached, the number suspended, access denied?',
  },
  deadLettered: {
    text: 'A text was received a thousand times without being sent. If it was being sent, it is unconfirmed now; if it was waiting, sweepMessages sends it or gives it up by age. First: read the log of deliverMessage to see why it was never sent.',
  },
};

/** Sentences for readers of the stream that are more than a minute behind. */
export const behindSentences: Readonly<Partial<Record<FunctionName, string>>> = {
  queueMessages:
    'Accepted texts do not reach the queue: nothing goes out. First: read the log of queueMessages.',
  announceChanges:
    'Open pages hear late of what happens; they catch up when a member uses them. First: read its log.',
};

/** Sentences for readers of the stream that skip a change. */
export const skippedSentences: Readonly<Partial<Record<string, string>>> = {
  queueMessages:
    'queueMessages could not handle a change in the table, set it aside and continued: a text goes out some minutes late, because sweepMessages queues it, or is missing in the counts. Nothing is lost. First: read its log, fix and deploy.',
  announceChanges:
    'announceChanges could not handle a change in the table, set it aside and continued: open pages did not hear of it and show it when they next load. Nothing is lost. First: read its log, fix and deploy.',
} satisfies Partial<Record<FunctionName, string>>;
