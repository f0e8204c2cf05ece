import type { WhoAmI } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import type { ThreadPeople } from '../thread/ThreadPeople.ts';

const minute = 60_000;

/** Returns the time that was `minutes` ago. A negative number is ahead. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * minute).toISOString();
}

export const kim: WhoAmI = {
  member: { memberId: 'mem_kim', name: 'Kim Madsen', email: 'kim@oakhill.example', role: 'staff' },
  company: {
    companyId: 'co_states',
    name: 'Oak Hill Inspections',
    timeZone: 'America/Chicago',
    plan: 'advanced',
    originationNumber: '+15550109000',
  },
  otherCompanies: [],
  mayRead: true,
  overviewDismissed: true,
  navigationBar: ['inspections', 'people', 'conversations'],
};

export const ana: Conversation = {
  conversationId: 'cnv_aaaaaaaaaaaaaaaaaaaa',
  number: '+15550102214',
  people: [{ contactId: 'con_ana', role: 'client', name: 'Ana Moreno', former: false }],
  sections: ['clients'],
  started: true,
  failures: 0,
  blocked: false,
  revision: 1,
};

export const inspection = {
  inspectionId: 'insp_maple',
  address: '214 Maple Ave',
  startsAt: minutesAgo(-24 * 60),
};

/** The conversation at a number that its people no longer have. */
function formerly(conversation: Conversation): Conversation {
  return { ...conversation, people: conversation.people.map((person) => ({ ...person, former: true })) };
}

/** Returns what a message is shown with in Ana's thread, as it is after such a failure. */
export function peopleOf(message: Message): ThreadPeople {
  const failure = message.direction === 'outbound' ? message.failure : undefined;
  const isOptedOut = failure === 'opted-out' || failure === 'opted-out-at-carrier';
  return {
    myMemberId: kim.member.memberId,
    names: ['Ana Moreno'],
    reached: failure === 'number-changed' ? formerly(ana) : ana,
    shortName: 'Ana',
    number: ana.number,
    timeZone: kim.company.timeZone,
    optOut: isOptedOut ? { at: minutesAgo(3 * 24 * 60), source: 'person', word: 'STOP' } : undefined,
    blocked: failure === 'blocked-by-company',
    optOutRequest: message,
    acts: { optOut: () => {}, edit: () => {}, compose: () => {} },
  };
}
