import { describe, expect, test } from 'vitest';
import type { Author } from '#shared/domain/author.ts';
import type { InboundMessage, Message, OutboundMessage } from '#shared/domain/message.ts';
import { outboundText } from '#testing/outboundText.ts';
import { threadRows, type ThreadRowsOptions } from './threadRows.ts';

const kim: Author = { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' };
const jo: Author = { kind: 'member', memberId: 'mem_jo', name: 'Jo Park' };
const auto: Author = { kind: 'auto', automation: 'reminders' };
const options: ThreadRowsOptions = { timeZone: 'UTC', today: '2026-11-24', moreBefore: false };

/** Prints a thread in a line: "[Today]", "-New-", and "/" after the last row of each group. */
function picture(messages: readonly Message[], more: Partial<ThreadRowsOptions> = {}): string {
  return threadRows(messages, { ...options, ...more })
    .map((row) => {
      if (row.kind === 'day') return `[${row.label}]`;
      if (row.kind === 'new') return '-New-';
      if (row.kind === 'former') return `<${row.name}>`;
      return `${row.message.messageId}${row.closes ? '/' : ''}`;
    })
    .join(' ');
}

describe('the rows of a thread', () => {
  test.each([
    ['nothing', [], ''],
    ['one text today', [inbound('a', '09:00')], '[Today] a/'],
    [
      'texts of one sender within five minutes',
      [inbound('a', '09:00'), inbound('b', '09:05'), inbound('c', '09:10')],
      '[Today] a b c/',
    ],
    ['six minutes apart', [inbound('a', '09:00'), inbound('b', '09:06')], '[Today] a/ b/'],
    ['an answer between', [inbound('a', '09:00'), by(kim, 'b', '09:01')], '[Today] a/ b/'],
    ['two members', [by(kim, 'a', '09:00'), by(jo, 'b', '09:01')], '[Today] a/ b/'],
    ['a member and an automation', [by(auto, 'a', '09:00'), by(kim, 'b', '09:01')], '[Today] a/ b/'],
    [
      'texts of one member within five minutes are closer together, whatever became of each (P8)',
      [
        by(kim, 'a', '09:00'),
        by(kim, 'b', '09:01', { state: 'failed', failure: 'phone-unreachable' }),
        by(kim, 'c', '09:02', { state: 'queued' }),
        by(kim, 'd', '09:08'),
      ],
      '[Today] a b c/ d/',
    ],
    [
      'a text that was cancelled before its time is where it was cancelled',
      [
        by(kim, 'a', '2026-11-23T09:00:00.000Z'),
        by(auto, 'b', '2026-12-08T09:00:00.000Z', {
          state: 'cancelled',
          stateAt: '2026-11-24T10:00:00.000Z',
        }),
      ],
      '[Yesterday] a/ [Today] b/',
    ],
  ])('%s', (_, messages, expected) => {
    expect(picture(messages)).toBe(expected);
  });

  test('the link to the texts at a person’s previous number is above the first text (P21)', () => {
    const former = [{ name: 'Ana Moreno', conversationId: 'cnv_former' }];
    expect(picture([inbound('a', '09:00')], { former })).toBe('<Ana Moreno> [Today] a/');
    expect(picture([inbound('a', '09:00')], { former, moreBefore: true })).toBe('a/');
    expect(picture([], { former })).toBe('');
  });

  test('each day heads its messages, and midnight splits a group (P8)', () => {
    const messages = [
      inbound('a', '2025-11-24T10:00:00.000Z'),
      inbound('b', '2026-11-20T10:00:00.000Z'),
      inbound('c', '2026-11-23T23:58:00.000Z'),
      inbound('d', '2026-11-24T00:01:00.000Z'),
    ];
    expect(picture(messages)).toBe(
      '[Monday, November 24, 2025] a/ [Friday, November 20] b/ [Yesterday] c/ [Today] d/',
    );
  });

  test('days are those of the company', () => {
    const messages = [inbound('a', '2026-11-24T03:00:00.000Z'), inbound('b', '2026-11-24T06:00:00.000Z')];
    expect(picture(messages, { timeZone: 'America/New_York' })).toBe('[Yesterday] a/ [Today] b/');
  });

  test('the New line is above the first unread text from the other side', () => {
    const messages = [inbound('a', '09:00'), by(kim, 'b', '09:02'), inbound('c', '09:03')];
    expect(picture(messages, { newSince: '2026-11-24T09:01:00.000Z' })).toBe('[Today] a/ b/ -New- c/');
  });

  test('the New line parts a group and follows the head of its day', () => {
    const messages = [inbound('a', '09:00'), inbound('b', '09:01')];
    expect(picture(messages, { newSince: '2026-11-24T09:01:00.000Z' })).toBe('[Today] a/ -New- b/');
    expect(picture(messages, { newSince: '2026-11-24T09:00:00.000Z' })).toBe('[Today] -New- a b/');
  });

  test('no New line while the first unread text may be among those not loaded yet', () => {
    const messages = [inbound('a', '09:00'), inbound('b', '09:01')];
    const unread = { newSince: '2026-11-24T08:00:00.000Z' };
    expect(picture(messages, { ...unread, moreBefore: true })).toBe('a b/');
  });

  test('loading older texts adds rows above and changes none', () => {
    const all = [
      inbound('a', '2026-11-23T23:55:00.000Z'),
      inbound('b', '2026-11-24T00:00:00.000Z'),
      inbound('c', '00:04'),
      by(kim, 'd', '00:06'),
      by(kim, 'e', '00:07'),
    ];
    for (let loaded = 1; loaded < all.length; loaded += 1) {
      const rows = threadRows(all.slice(-loaded), { ...options, moreBefore: true });
      expect(threadRows(all, options).slice(-rows.length)).toEqual(rows);
    }
  });

  test('older messages before, newer ones behind and a changed state leave every id as it was', () => {
    const some = [inbound('c', '09:03'), by(kim, 'd', '09:04', { state: 'queued' })];
    const all = [
      inbound('a', '2026-11-23T09:00:00.000Z'),
      inbound('b', '09:00'),
      inbound('c', '09:03'),
      by(kim, 'd', '09:04:02', { state: 'delivered' }),
      by(auto, 'e', '09:05'),
    ];
    const ids = threadRows(all, options).map((row) => row.id);
    for (const row of threadRows(some, options)) expect(ids).toContain(row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ['the same words within two minutes', '09:00', '09:02', true],
    ['the same words later', '09:00', '09:02:01', false],
  ] as const)('%s: possibly a duplicate is %j', (_, first, second, repeats) => {
    const twins = [inbound('a', first), { ...inbound('b', second), text: 'a' }];
    expect(notesOf(twins)).toEqual([
      { repeats: false, asksToStop: false },
      { repeats, asksToStop: false },
    ]);
  });

  test('other words, and our own texts, are no duplicates', () => {
    const texts = [inbound('a', '09:00'), inbound('b', '09:01'), by(kim, 'c', '09:02', { text: 'b' })];
    expect(notesOf(texts).some(({ repeats }) => repeats)).toBe(false);
  });

  test('a text that may ask not to be texted is flagged until the person comes back after it', () => {
    const asks: Message = { ...inbound('a', '09:00'), meaning: 'asksToStop' };
    const start: Message = { ...inbound('b', '10:00'), meaning: 'optIn' };
    const again: Message = { ...inbound('c', '11:00'), meaning: 'asksToStop' };
    const flags = (messages: readonly Message[]) => notesOf(messages).map(({ asksToStop }) => asksToStop);
    expect(flags([asks])).toEqual([true]);
    expect(flags([asks, start, again])).toEqual([false, false, true]);
  });

  test('two callers may choose the same id without losing a row', () => {
    const rows = threadRows([by(auto, 'reminder-1', '09:00'), by(auto, 'reminder-1', '10:00')], options);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });
});

function notesOf(messages: readonly Message[]) {
  return threadRows(messages, options).flatMap((row) =>
    row.kind === 'message' ? [{ repeats: row.repeats, asksToStop: row.asksToStop }] : [],
  );
}

function inbound(messageId: string, at: string): InboundMessage {
  return { ...commonFields(messageId, at), direction: 'inbound' };
}

function by(
  author: Author,
  messageId: string,
  at: string,
  more: Partial<OutboundMessage> = {},
): OutboundMessage {
  return outboundText({ ...commonFields(messageId, at), author, state: 'delivered', ...more });
}

function commonFields(messageId: string, time: string) {
  const at = time.includes('T') ? time : `2026-11-24T${time.length === 5 ? `${time}:00` : time}.000Z`;
  return { messageId, conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa', text: messageId, at, revision: 1 };
}
