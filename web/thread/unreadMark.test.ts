import { describe, expect, test } from 'vitest';
import { followUnreadMark, type UnreadMark } from './unreadMark.ts';

const at = (minute: number) => `2026-03-20T14:0${minute}:00.000Z`;
const said = (minute: number, unreadSince?: string, lastInboundAt = at(minute)) => ({
  lastMessage: {
    messageId: `msg-${minute}`,
    direction: 'inbound' as const,
    preview: '',
    at: at(minute),
  },
  lastInboundAt,
  ...(unreadSince && { unreadSince }),
});
/** Follows the versions of a conversation that a thread shows one after the other. */
function staysUnread(...versions: readonly ReturnType<typeof said>[]): boolean | undefined {
  let mark: UnreadMark | undefined;
  for (const version of versions) mark = followUnreadMark(mark, version);
  return mark?.stays;
}

describe('an open thread (P18)', () => {
  test('stays unread when a colleague marks it unread, also through changes in which nothing is said', () => {
    expect(staysUnread(said(1), said(1, at(1)))).toBe(true);
    expect(staysUnread(said(1), said(1, at(1)), said(1, at(1)))).toBe(true);
  });

  test('is read when a text arrives that was written just before the newest one, which is ours', () => {
    const ours = { ...said(2), lastInboundAt: at(0) };
    const crossing = { ...said(2, at(1)), lastInboundAt: at(1) };
    expect(staysUnread(ours, crossing)).toBe(false);
  });

  test('is read when it is opened unread, and when a text arrives', () => {
    expect(staysUnread(said(1, at(1)))).toBe(false);
    expect(staysUnread(said(1), said(2, at(2)))).toBe(false);
    expect(staysUnread(said(1), said(1, at(1)), said(2, at(1)))).toBe(false);
  });

  test('is read when a text arrives late, with a newer one in its place as the last', () => {
    expect(staysUnread(said(2), said(2, at(1), at(2)))).toBe(false);
  });
});
