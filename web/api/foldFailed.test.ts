import { describe, expect, test } from 'vitest';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { outboundText } from '#testing/outboundText.ts';
import { strangerConversation } from '#testing/strangerConversation.ts';
import { foldFailed, foldFailedConversation, type FailedPages } from './foldFailed.ts';

const conversation = strangerConversation({ failures: 1 });
const empty: FailedPages = { pages: [{ items: [] }], pageParams: [''] };

describe('the Failed list', () => {
  test('a text that fails joins it, and the one that failed last comes first', () => {
    const pages = listing(failed('a', '09:00'), failed('c', '11:00'), failed('b', '10:00'));
    expect(idsOf(pages)).toEqual(['c', 'b', 'a']);
  });

  test('the same event again, or a late one, changes nothing', () => {
    const pages = listing(failed('a', '09:00', { revision: 3 }));
    expect(foldFailed(pages, failed('a', '09:00', { revision: 3 }), conversation)).toBe(pages);
    expect(foldFailed(pages, failed('a', '09:00', { revision: 2, dismissed: true }), conversation)).toBe(
      pages,
    );
  });

  test.each([
    ['put aside', { dismissed: true }],
    ['delivered after all', { state: 'delivered' }],
    [
      'sent again',
      { resentAs: { conversationId: conversation.conversationId, messageId: 'b', at: timeOf('10:00') } },
    ],
  ] as const)('what is %s leaves it', (_, change) => {
    const pages = listing(failed('a', '09:00'));
    expect(idsOf(foldFailed(pages, failed('a', '09:00', { revision: 2, ...change }), undefined))).toEqual([]);
  });

  test('what is calm never joins it, and what belongs on a page that was not read does not either', () => {
    expect(foldFailed(empty, failed('a', '09:00', { state: 'sent' }), conversation)).toBe(empty);
    const more = { pages: [{ items: [], cursor: 'more' }], pageParams: [''] };
    expect(idsOf(foldFailed(more, failed('a', '09:00'), conversation))).toEqual([]);
  });

  test('its rows follow their conversation, never back', () => {
    const pages = listing(failed('a', '09:00'));
    const renamed = { ...conversation, revision: 2 };
    const followed = foldFailedConversation(pages, renamed);
    expect(followed.pages[0]?.items[0]?.conversation).toBe(renamed);
    expect(foldFailedConversation(followed, conversation)).toBe(followed);
  });
});

function listing(...messages: readonly OutboundMessage[]): FailedPages {
  return messages.reduce((pages, message) => foldFailed(pages, message, conversation), empty);
}

function idsOf(pages: FailedPages): readonly string[] {
  return pages.pages.flatMap((page) => page.items.map(({ message }) => message.messageId));
}

function failed(messageId: string, time: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  const { conversationId } = conversation;
  return outboundText({
    messageId,
    conversationId,
    at: timeOf(time),
    state: 'failed',
    failure: 'phone-unreachable',
    ...more,
  });
}

function timeOf(time: string): string {
  return `2026-11-24T${time}:00.000Z`;
}
