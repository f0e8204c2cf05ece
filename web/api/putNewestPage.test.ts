import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { outboundText } from '#testing/outboundText.ts';
import { foldEvent } from './foldEvent.ts';
import { putNewestPage } from './putNewestPage.ts';
import { queries } from './queries.ts';

const conversationId = 'cnv_aaaaaaaaaaaaaaaaaaaa';
const pageLength = 3;

/** Holds an open thread as the page does. The server has `stored` and answers in pages of three. */
async function openThread(stored: readonly Message[], pages = 1) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const server = { stored };
  const read = (before: string) => {
    const older = server.stored
      .filter(({ at }) => before === '' || at < before)
      .toSorted((one, other) => (one.at > other.at ? -1 : 1));
    const items = older.slice(0, pageLength);
    return { items, ...(older.length > pageLength && { cursor: items.at(-1)?.at }) };
  };
  const query = queries.messages(conversationId);
  const observer = new InfiniteQueryObserver(cache, {
    ...query,
    queryFn: async ({ pageParam }) => Promise.resolve(read(pageParam)),
  });
  onTestFinished(observer.subscribe(() => {}));
  await observer.refetch({ cancelRefetch: false });
  for (let page = 1; page < pages; page += 1) await observer.fetchNextPage();
  const shown = () => cache.getQueryData(query.queryKey)?.pages.flatMap(({ items }) => items) ?? [];
  return {
    server,
    catchUp: () => putNewestPage(cache, conversationId, read('')),
    readOlder: async () => observer.fetchNextPage(),
    shown: () =>
      shown()
        .map(({ messageId }) => messageId)
        .join(' '),
    stateOf: (messageId: string) => shown().find((message) => message.messageId === messageId),
  };
}

test('after a short gap the new texts join those that are known', async () => {
  const thread = await openThread([said(1), said(2)]);
  thread.server.stored = [said(1), said(2), said(3), said(4)];
  thread.catchUp();
  expect(thread.shown()).toBe('t4 t3 t2 t1');
});

test('after a long gap the thread starts over from its newest page, so that none is hidden', async () => {
  const thread = await openThread([said(1), said(2)]);
  thread.server.stored = [1, 2, 3, 4, 5, 6].map(said);
  thread.catchUp();
  expect(thread.shown()).toBe('t6 t5 t4');
  await thread.readOlder();
  expect(thread.shown()).toBe('t6 t5 t4 t3 t2 t1');
});

test.each([
  ['is still to go out', 't9 t6 t5 t3 t2 t1', text(9, 'scheduled', 1), text(9, 'scheduled', 1)],
  ['was cancelled before its time', 't9 t6 t5 t3 t2 t1', text(9, 'cancelled', 1), text(9, 'cancelled', 1)],
  ['went out in the gap', 't6 t5 t4 t3 t2 t1', text(4, 'scheduled', 1), text(4, 'delivered', 4)],
])(
  'a known text with a future time that %s does not hide the gap before it',
  async (_, all, before, after) => {
    const thread = await openThread([said(1), said(2), before]);
    thread.server.stored = [...[1, 2, 3, 5, 6].map(said), after];
    thread.catchUp();
    expect(thread.shown()).toBe(all.split(' ').slice(0, pageLength).join(' '));
    await thread.readOlder();
    expect(thread.shown()).toBe(all);
  },
);

test('a thread whose newest page has only future texts keeps its rows, and finds what was said in the gap', async () => {
  const later = [7, 8, 9].map((minute) => text(minute, 'scheduled', 1));
  const thread = await openThread([said(1), said(2), ...later], 2);
  thread.server.stored = [said(1), said(2), said(3), ...later];
  thread.catchUp();
  expect(thread.shown()).toBe('t9 t8 t7 t2 t1');
  await expect.poll(() => thread.shown()).toBe('t9 t8 t7 t3 t2 t1');
});

test('a text on an older page that failed in the gap is shown as failed, and the older pages stay', async () => {
  const thread = await openThread([text(1, 'sent', 1), ...[2, 3, 4, 5].map(said)], 2);
  expect(thread.shown()).toBe('t5 t4 t3 t2 t1');
  thread.server.stored = [text(1, 'failed', 5), ...[2, 3, 4, 5, 6].map(said)];
  thread.catchUp();
  expect(thread.shown()).toBe('t6 t5 t4 t3 t2 t1');
  await expect.poll(() => thread.stateOf('t1')).toMatchObject({ state: 'failed' });
  expect(thread.shown()).toBe('t6 t5 t4 t3 t2 t1');
});

describe('two automations with the same message id in one conversation', () => {
  const byProgram = (program: string, minute: number, state: OutboundMessage['state'], since: number) => ({
    ...text(minute, state, since),
    messageId: 'booking-7',
    text: `From ${program}`,
    author: { kind: 'auto' as const, automation: 'Reminder', program, inspection },
  });
  const inspection = { inspectionId: 'insp_elm', address: '12 Elm Street', startsAt: timeOf(9) };
  const first = byProgram('Reminders', 3, 'scheduled', 1);
  const second = byProgram('Reviews', 5, 'scheduled', 1);

  const failed = byProgram('Reminders', 3, 'failed', 4);
  const moved = byProgram('Reminders', 6, 'scheduled', 2);

  /** Holds an open thread and an open inspection, and returns what both show after events about these texts. */
  function shownAfter(...events: readonly OutboundMessage[]) {
    const cache = new QueryClient();
    const { queryKey } = queries.messages(conversationId);
    const ofInspection = queries.inspection(inspection.inspectionId).queryKey;
    cache.setQueryData(queryKey, { pages: [{ items: [] }], pageParams: [''] });
    cache.setQueryData(ofInspection, { ...inspection, people: [], texts: [], refused: [] });
    for (const message of events) foldEvent(cache, { type: 'message', message }, new Date(timeOf(0)));
    const thread = cache.getQueryData(queryKey)?.pages.flatMap(({ items }) => items) ?? [];
    return { thread, ofInspection: cache.getQueryData(ofInspection)?.texts.toReversed() };
  }

  test.each([
    ['are two texts', [first, second], [second, first]],
    ['are shown once each when their events come again', [second, first, second, first], [second, first]],
    ['fail independently', [first, second, failed], [second, failed]],
    ['are moved independently', [first, second, moved], [moved, second]],
  ])('%s', (_, events, shown) => {
    expect(shownAfter(...events)).toEqual({ thread: shown, ofInspection: shown });
  });
});

function timeOf(minute: number): string {
  return `2026-11-24T09:0${minute}:00.000Z`;
}

function said(minute: number): Message {
  return {
    messageId: `t${minute}`,
    conversationId,
    text: `Text ${minute}`,
    at: timeOf(minute),
    revision: 1,
    direction: 'inbound',
  };
}

function text(minute: number, state: OutboundMessage['state'], since: number): OutboundMessage {
  return outboundText({
    messageId: `t${minute}`,
    conversationId,
    at: timeOf(minute),
    revision: since,
    state,
    stateAt: timeOf(since),
  });
}
