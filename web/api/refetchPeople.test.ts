import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { InspectionDetails, RefusedText } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { queries } from './queries.ts';
import { refetchPeople } from './refetchPeople.ts';

const ana = { contactId: 'con_ana', role: 'client', name: 'Ana Moreno', former: false } as const;
const before: Conversation = {
  conversationId: 'cnv_new',
  number: '+15550102299',
  people: [ana],
  sections: ['clients'],
  started: false,
  failures: 0,
  blocked: false,
  revision: 1,
};
const refused: RefusedText = {
  roleName: 'reminders',
  messageId: 'reminder-1',
  contactId: 'con_ana',
  text: 'Tomorrow at nine.',
  author: { kind: 'auto', automation: 'Reminder' },
  at: '2026-03-20T15:00:00.000Z',
  canBeSent: false,
  conversation: { ...before, conversationId: 'cnv_old' },
};
const at = '2026-03-20T15:01:00.000Z';

/** Says which of the board and the inspection ask again after an event, when both list this refused text. */
function askedAgain(
  after: Partial<Conversation>,
  listed: RefusedText = refused,
  people: InspectionDetails['people'] = [],
): readonly boolean[] {
  const cache = new QueryClient();
  const [failed, inspection] = [queries.failed().queryKey, queries.inspection('insp_1').queryKey];
  cache.setQueryData(queries.conversation('cnv_new').queryKey, before);
  cache.setQueryData(failed, { pages: [{ items: [], refused: [listed] }], pageParams: [''] });
  cache.setQueryData(inspection, {
    inspectionId: 'insp_1',
    address: '12 Elm Street',
    startsAt: at,
    people,
    texts: [],
    refused: [listed],
  });
  refetchPeople(cache, { type: 'conversation', conversation: { ...before, revision: 2, ...after } });
  return [failed, inspection].map((key) => cache.getQueryState(key)?.isInvalidated === true);
}

test.each<readonly [change: string, after: Partial<Conversation>]>([
  ['agreed at another number than the one of the refusal', { people: [{ ...ana, agreedAt: at }] }],
  ['left a number', { people: [{ ...ana, former: true }] }],
  ['wrote', { lastInboundAt: at }],
  ['opted out', { optOut: { at, source: 'person' } }],
  ['was blocked', { blocked: true }],
])('board and inspection ask again for the refused texts of a person who %s (P31)', (_, after) => {
  expect(askedAgain(after)).toEqual([true, true]);
});

const conversation = { conversationId: 'cnv_new', revision: 1 };

test.each<readonly [what: string, asks: boolean, after: Partial<Conversation>, person: object]>([
  ['came to a number', true, {}, { conversation: { ...conversation, conversationId: 'cnv_old' } }],
  ['got a first number', true, {}, {}],
  ['left a number', true, { people: [{ ...ana, former: true }] }, { conversation }],
  ['wrote', false, { unreadSince: at, lastInboundAt: at }, { conversation }],
  ['is archived and no longer at the number that wrote', false, { people: [{ ...ana, former: true }] }, {}],
  ['is elsewhere', false, {}, { contactId: 'con_luis' }],
])('an inspection with a person who %s is asked again: %s (P27)', (_, asks, after, person) => {
  const people = [{ ...ana, ...person }];
  expect(askedAgain(after, { ...refused, contactId: 'con_nobody' }, people)[1]).toBe(asks);
});

test('an event that changes nothing for a refused text asks for none', () => {
  expect(askedAgain({ unreadSince: at })).toEqual([false, false]);
  expect(askedAgain({ lastInboundAt: at }, { ...refused, contactId: 'con_luis' })).toEqual([false, false]);
});
