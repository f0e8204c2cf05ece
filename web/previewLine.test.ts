import { expect, test } from 'vitest';
import { inboundLine, previewLine } from './previewLine.ts';

const sent = {
  number: '+15550102214',
  people: [],
  lastMessage: {
    messageId: 'm1',
    direction: 'outbound' as const,
    preview: 'See you at nine.',
    at: '2026-03-20T14:00:00.000Z',
    author: { kind: 'member' as const, memberId: 'mem_kim', name: 'Kim Madsen' },
  },
};

test('a text that was set aside on this device comes before the draft and the last message (P15)', () => {
  const own = { draft: 'On my way', setAside: 'Gate code 4417' };
  expect(previewLine(sent, 'mem_kim', own)).toEqual({
    by: 'You',
    text: 'Gate code 4417',
    warning: 'set-aside',
  });
});

test.each(['failed', 'unconfirmed'] as const)(
  'a last message that is %s is marked as that, because an unconfirmed one may have arrived (P14)',
  (attention) => {
    const lastMessage = { ...sent.lastMessage, attention };
    expect(previewLine({ ...sent, lastMessage }, 'mem_kim', {}).warning).toBe(attention);
  },
);

test('a person who may have asked not to be texted is flagged, whatever was said last (P26)', () => {
  const optOutRequest = { at: '2026-03-20T13:00:00.000Z', messageId: 'm0' };
  expect(previewLine({ ...sent, optOutRequest }, 'mem_kim', {}).warning).toBe('opt-out-request');
  expect(previewLine({ ...sent, optOutRequest }, 'mem_kim', { draft: 'Hi' }).warning).toBe('opt-out-request');
});

test('a row shows what the person wrote, not the automated text after it, unless a member answered', () => {
  const help = { kind: 'auto' as const, automation: 'Answer to HELP' };
  const answered = {
    ...sent,
    lastMessage: { ...sent.lastMessage, author: help },
    lastInboundPreview: 'Help',
  };
  expect(previewLine(answered, 'mem_kim', {})).toEqual({ by: undefined, text: 'Help', warning: undefined });
  expect(previewLine(answered, 'mem_kim', { draft: 'Hi' }).by).toBe('Draft');
  const byKim = { ...sent, lastInboundPreview: 'Help' };
  expect(previewLine(byKim, 'mem_kim', {})).toMatchObject({ by: 'You', text: 'See you at nine.' });
  const reminder = { ...sent, lastMessage: answered.lastMessage };
  expect(previewLine(reminder, 'mem_kim', {})).toMatchObject({ by: 'Auto', text: 'See you at nine.' });
});

test('the board shows what the person wrote, also when a text of ours followed', () => {
  const auto = { ...sent.lastMessage, author: { kind: 'auto' as const, automation: 'Auto reply' } };
  const optedOut = {
    ...sent,
    lastMessage: { ...auto, attention: 'failed' as const },
    lastInboundPreview: 'CANCEL',
  };
  expect(inboundLine(optedOut)).toEqual({ by: undefined, text: 'CANCEL', warning: undefined });
  const answered = { ...sent, lastMessage: { ...sent.lastMessage, direction: 'inbound' as const } };
  expect(inboundLine(answered).text).toBe('See you at nine.');
});
