import type { FunctionName } from '#functions/manifest.ts';
import { outboundTexts } from '#functions/messages/outboundTexts.ts';
import type { MetricName } from '#functions/metrics.ts';

/** What an alarm on a queue says where more can be said than of any queue. */
export const queueTexts: Readonly<Record<string, { readonly dead: string; readonly stuck: string }>> = {
  [outboundTexts.name]: {
    dead: 'A text was handed out a thousand times without an end, and stays where settleDeadLetters should take it from: nobody is told that it did not go out. First: read the log of settleDeadLetters, then that of deliverMessage.',
    stuck:
      'Texts wait longer than a quarter of an hour: staff see "Waiting to send". First: is the number suspended, its spend limit reached, or its line simply long?',
  },
};

/** Everyday counts: whether they are good or bad no number tells. */
export const everyday: readonly MetricName[] = ['accepted', 'sent', 'delivered', 'inbound', 'socketPushes'];

/** Of every other count even one in five minutes is an alarm, but where it says how many are none. */
export const countTexts: Readonly<
  Partial<Record<MetricName, { readonly above?: number; readonly text: string }>>
> = {
  failed: {
    above: 20,
    text: 'Many texts reach nobody; staff see them as failed, each with its reason. First: which reason do most of them give in the page? One of the number concerns every company text of that number.',
  },
  unconfirmed: {
    above: 4,
    text: "The carrier leaves texts unanswered: staff must decide whether to send again. First: the carrier's status page.",
  },
  recovered: {
    text: 'sweepMessages had to mend a text: a function or a queue lost its hold of it. Nobody was texted twice. First: which function failed in that minute?',
  },
  paused: {
    text: 'The number of a company cannot send and pauses: its texts wait, and the page says why and when it tries again. First: is the spend limit reached, the number suspended, access denied?',
  },
  deadLettered: {
    text: 'A text was handed out a thousand times without an end. If it was being sent, it is unconfirmed now; if it was waiting, sweepMessages goes on by age. First: read the log of deliverMessage: why did it never leave?',
  },
};

/** What it means that a reader of the stream is more than a minute behind. */
export const behindTexts: Readonly<Partial<Record<FunctionName, string>>> = {
  queueMessages:
    'Accepted texts do not reach the line: nothing goes out. First: read the log of queueMessages.',
  announceChanges: 'Open pages are told late of what happens; they catch up on focus. First: read its log.',
};
