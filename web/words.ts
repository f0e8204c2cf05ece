import type { FailureReason } from '#shared/domain/failureReason.ts';

type Field = 'mobile' | 'phone';

/** Every sentence the page says of itself: plain, short, what happened, what to do. Refusals of the API have theirs in shared/api/sentenceOf.ts. */
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
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    switchTo: 'Switch company',
    signOut: 'Sign out',
  },

  list: {
    label: 'Conversations',
    search: 'Search people or numbers',
    clearSearch: 'Clear the search',
    recent: 'Recent',
    unread: 'Unread',
    unreadCount: countOf,
    showMore: 'Show more',
    showMoreOf: (section: string) => `Show more: ${section}`,
    emptySection: 'Nobody in the last 14 days. Search to pick up an older conversation.',
    emptyUnread: 'Everything is read.',
    you: 'You',
    auto: 'Auto',
    draft: 'Draft',
    notSent: 'Not sent.',
    notStarted: 'Nothing said yet.',
    unreadRow: 'unread',
    failed: 'These could not be loaded.',
    tryAgain: 'Try again',
    loading: 'Loading',
  },

  search: {
    results: (count: number) => (count === 1 ? '1 person found' : `${count} people found`),
    more: 'More people match. Type another letter or word.',
    none: (text: string) =>
      `No one matches “${text}”. Check the spelling, or try the last four digits of the number.`,
    missing: (field: Field) => `No ${field} number`,
    unusable: (field: Field) => `The ${field} number cannot be texted`,
  },

  thread: {
    label: 'Thread',
    nothingSelected: 'Choose a conversation, or search for someone to start one.',
    empty: (name: string, number: string) => `Say hello to ${name}. It goes out as a text from ${number}.`,
    back: 'Back to the list',
    call: (name: string) => `Call ${name}`,
    more: 'More',
    details: 'Details',
    markUnread: 'Mark unread',
    share: (section: string) => `${section} · share`,
    unknownNumber: 'Unknown number',
    formerly: (names: readonly string[]) => `Formerly ${names.join(', ')}`,
    formerNumber: (name: string) => `${name} had another number before.`,
    earlierTexts: 'Earlier texts',
    new: 'New',
    newBelow: (count: number) => `${count} new`,
    toNewest: 'To the newest text',
    day: { today: 'Today', yesterday: 'Yesterday' },
    auto: 'Auto',
    you: 'You',
    inbound: (names: readonly string[]) => names.join(' or '),
  },

  composer: {
    placeholder: (name: string) => `Text ${name}`,
    send: 'Send',
    from: (number: string) => `From ${number} · Enter sends, Shift+Enter starts a line`,
    fromShort: (number: string) => `From ${number}`,
    count: (segments: number, characters: number, limit: number) =>
      `${segments === 1 ? '1 text' : `${segments} texts`}, ${characters}/${limit}`,
    forcedBy: (character: string) => `“${character}” makes texts shorter`,
    tooLong: (most: number, character: string | undefined) =>
      character === undefined
        ? `At most ${most} characters can be sent. Shorten it.`
        : `With “${character}” at most ${most} characters can be sent. Shorten it, or take that out.`,
    photo: 'Photos can’t be sent yet. Send a link, or use e-mail.',
    noNumber: (name: string, role: 'inspector' | 'agent' | 'client') =>
      role === 'inspector'
        ? `${name} has no mobile number. Add it in the mobile phone field to text ${name}.`
        : `${name} has no number in the phone field.${role === 'client' ? ' (The mobile field is not used for clients.)' : ''}`,
    unusableNumber: (name: string, field: Field) =>
      `The number in ${name}’s ${field} field cannot be texted. Correct it there to text ${name}.`,
    optedOut: (name: string, when: string, number: string) =>
      `${name} opted out by texting STOP on ${when}. Only ${name} can return, by texting START to ${number}.`,
    optedOutOtherwise: (name: string, when: string, number: string) =>
      `${name} opted out on ${when}. Only ${name} can return, by texting START to ${number}.`,
    callInstead: 'Call instead',
    blocked: 'Your company blocked this number. Unblock it to text it.',
    sendToNew: 'Send to the new number',
  },

  states: {
    queuedAtFirst: 'Sending…',
    queued: 'Waiting to send',
    sending: 'Sending…',
    sent: 'Sent',
    delivered: 'Delivered',
    noReceipt: 'Sent, no receipt',
    unconfirmed: 'Unconfirmed: the carrier did not answer, it may have arrived.',
    scheduled: (when: string) => `Goes out ${when}`,
    cancelled: (by: string | undefined, when: string) =>
      by ? `Cancelled by ${by}, ${when}` : `Cancelled, ${when}`,
  },

  /** Under a bubble that failed: what happened, in the words of the office. */
  failures: {
    'opted-out': (name) => `Not sent: ${name} opted out.`,
    'blocked-by-company': () => 'Not sent: your company blocked this number.',
    'number-changed': (name) => `Not sent: ${possessive(name)} number changed.`,
    'plan-lapsed': () => 'Not sent: Conversations needs the Advanced plan.',
    'waited-too-long': () => 'Not sent: it waited too long.',
    'phone-unreachable': () => 'Not delivered: the phone is off or out of service.',
    'carrier-unreachable': () => 'Not delivered: the phone’s carrier could not be reached.',
    'expired-at-carrier': () => 'Not delivered: the phone stayed off for too long.',
    'not-a-mobile': () => 'Not delivered: this number cannot receive texts.',
    'text-refused': () => 'Not sent: the carrier does not take this text. Change it and send it again.',
    'blocked-by-phone': () => 'Not delivered: the phone blocks texts from us.',
    'blocked-as-spam': () =>
      'Not delivered: the carrier blocked the text. Shorten it, leave out links, send again.',
    'country-not-allowed': () => 'Not sent: texts to this country are switched off.',
    'not-verified-in-sandbox': () => 'Not sent: this number is not verified in the test account.',
    'price-too-high': () => 'Not sent: a text to this number costs more than is allowed.',
    'number-not-able': () => 'Not sent: our number cannot text this one.',
    'refused-by-carrier': () => 'Not delivered: the carrier refused the text.',
    'unknown-at-carrier': () => 'Not delivered: the carrier does not say why.',
  } satisfies Record<FailureReason, (name: string) => string>,

  contact: {
    label: 'Contact',
    close: 'Close',
    textsGoTo: (role: string, field: Field) => `${role} · texts go to the ${field} field`,
    phone: 'Phone',
    mobile: 'Mobile phone',
    email: 'E-mail',
    agency: 'Agency',
    shares: 'Shares this number',
    formerly: 'Had this number before',
    formerNumber: 'Had another number before',
    inspections: 'Inspections',
    noInspections: 'No inspections yet.',
    texting: 'Texting',
    allowed: 'Allowed.',
    optedOut: (when: string) => `Opted out on ${when}.`,
    unknown: 'Nobody in your contacts has this number.',
  },

  inspection: {
    title: 'Inspection',
    people: 'People',
    openThread: (name: string) => `Text ${name} (opens in a new tab)`,
  },

  page: {
    offline: 'You are offline. What you write is kept and goes out when you are back.',
    reconnecting: 'No connection to the server. What you see may be old; trying again.',
    unreachable: 'The server does not answer. This page tries again by itself.',
    signInFailed: 'Signing in did not work.',
    signInAgain: 'Sign in again',
    notFound: 'There is nothing at this address.',
    toConversations: 'Go to Conversations',
    tryAgain: 'Try again',
  },

  announce: {
    inOpenThread: (name: string, text: string) => `${name}: ${text}`,
    elsewhere: (name: string) => `New text from ${name}`,
  },

  title: (unread: number) => (unread > 0 ? `(${countOf(unread)}) Conversations` : 'Conversations'),
} as const;

/** The API counts to 100; beyond 99 nobody needs to know. */
function countOf(count: number): string {
  return count > 99 ? '99+' : String(count);
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}
