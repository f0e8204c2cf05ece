import { contactWords } from './contact/contactWords.ts';
import { stateWords } from './thread/stateWords.ts';
import { threadWords } from './thread/threadWords.ts';

type Field = 'mobile' | 'phone';

/**
 * Holds the sentences of the first load: those of the bar and the lists, and those of the thread and the contact from their
 * folders. Each says plainly what happened and what to do. A page that is loaded later imports its own file, such as
 * settings/settingsWords.ts. The sentences of refusals are in shared/api/sentenceOf.ts.
 */
export const words = {
  conversations: 'Conversations',
  sections: {
    inspectors: 'Inspectors',
    agents: 'Agents',
    clients: 'Clients',
    unknown: 'Unknown numbers',
  },
  roles: { inspector: 'Inspector', agent: 'Agent', client: 'Client' },

  bar: {
    unread: (count: number) => `Conversations, ${countOf(count)} unread`,
    userMenu: (name: string) => `Menu of ${name}`,
    navigation: 'Main',
    entries: { inspections: 'Inspections', people: 'People', conversations: 'Conversations' },
    settings: 'Settings',
    signOut: 'Sign out',
    skip: 'Skip to the content',
  },

  list: {
    label: 'Conversations',
    search: 'Search people or numbers',
    clearSearch: 'Clear the search',
    recent: 'Recent',
    unread: 'Unread',
    unreadCount: countOf,
    failedView: 'Needs a look',
    failedCount: (count: number, more: boolean) => (more && count < 100 ? '…' : countOf(count)),
    failedHere: (count: number) => (count === 1 ? '1 text needs a look' : `${count} texts need a look`),
    dismiss: 'Dismiss',
    dismissOf: (name: string) => `Dismiss the text to ${name}`,
    head: (section: string, unread: number) =>
      unread > 0 ? `${section}, ${countOf(unread)} unread` : section,
    all: 'All ›',
    back: '‹ Back',
    emptySection: 'No texts in the last 14 days. Search to find an older conversation.',
    noContacts: (section: string) => `No ${section.toLowerCase()} yet.`,
    you: 'You',
    auto: 'Auto',
    draft: 'Draft',
    warnings: {
      failed: 'Not sent.',
      'set-aside': 'Not sent.',
      unconfirmed: 'Unconfirmed.',
      'opt-out-request': 'May be asking to stop.',
    },
    noText: '(no text)',
    notStarted: 'No texts yet.',
    unreadRow: 'unread',
    failed: 'These could not be loaded.',
    tryAgain: 'Try again',
    loading: 'Loading',
  },

  search: {
    results: (count: number) => (count === 1 ? '1 person found' : `${count} people found`),
    onlyFirst: (count: number) => `Only the first ${count} characters are searched.`,
    missing: (field: Field) => `No ${field} number`,
    unusable: (field: Field) => `The ${field} number cannot be texted`,
  },

  /** The button of a notice that is shown only in part where there is little room. */
  notices: { unfold: 'Show the whole notice', fold: 'Show less of the notice' },

  ...threadWords,
  ...stateWords,
  contact: contactWords,

  page: {
    offline: 'You are offline. What you write is kept and goes out when you are back.',
    notKept:
      'This browser keeps nothing for this site: its storage is full or blocked. Keep this page open until your texts are sent.',
    reconnecting: 'No connection to the server. What you see may be old; trying again.',
    unreachable: 'The server does not answer. This page keeps trying automatically.',
    signInAgain: 'Sign in again',
    notFound: 'There is nothing at this address.',
    toConversations: 'Go to Conversations',
    notLoaded: 'This page could not be loaded. What you wrote is kept.',
    reload: 'Reload',
    tryAgain: 'Try again',
  },

  announce: {
    inOpenThread: (name: string, text: string) => `${name}: ${text}`,
    elsewhere: (name: string) => `New text from ${name}`,
    failedElsewhere: (name: string) => `A text to ${name} needs a look`,
  },

  /**
   * Returns "(3) 1 not sent · 2 need a look · Ana Moreno · Conversations". The counts come first, because a narrow tab shows only the
   * beginning.
   */
  title: (unread: number, setAside: number, needsLook: string, shown: string | undefined) =>
    (unread > 0 ? `(${countOf(unread)}) ` : '') +
    [
      setAside > 0 && `${countOf(setAside)} not sent`,
      needsLook !== '' && `${needsLook} ${needsLook === '1' ? 'needs' : 'need'} a look`,
      shown,
      'Conversations',
    ]
      .filter(Boolean)
      .join(' · '),
} as const;

/** Prints a count. The API counts only to 100, so more than 99 becomes "99+". */
export function countOf(count: number): string {
  return count > 99 ? '99+' : String(count);
}
