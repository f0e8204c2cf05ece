import { expect, test } from 'vitest';
import { outboundText } from '#testing/outboundText.ts';
import { foldMessage, type MessagePages } from './foldMessage.ts';

const text = (minute: number) =>
  outboundText({ messageId: `text-${minute}`, at: `2026-11-27T09:0${minute}:00.000Z` });

const pages: MessagePages = {
  pages: [{ items: [text(5), text(4)], cursor: 'older' }, { items: [text(3), text(2)] }],
  pageParams: ['', 'older'],
};

test('the new state of a text leaves the pages without it as they are, however long the thread', () => {
  const delivered = { ...text(4), revision: 2, state: 'delivered' as const };
  const after = foldMessage(pages, delivered);
  expect(after.pages[0]?.items).toEqual([text(5), delivered]);
  expect(after.pages[1]).toBe(pages.pages[1]);
});

test('a text that an edit moved is listed at its new time, and only the pages that it left and joined change', () => {
  const oldest = { items: [text(1)] };
  const moved = { ...text(3), at: text(6).at, revision: 2 };
  const after = foldMessage({ ...pages, pages: [...pages.pages, oldest] }, moved);
  expect(after.pages.map(({ items }) => items)).toEqual([[moved, text(5), text(4)], [text(2)], [text(1)]]);
  expect(after.pages[2]).toBe(oldest);
});
