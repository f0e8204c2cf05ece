import type { FailureReason } from '#shared/domain/failureReason.ts';

type Field = 'mobile' | 'phone';

/**
 * Holds the sentences of the lists and the thread. Each says plainly what happened and what to do. What is loaded later has its
 * own file beside it, such as settings/settingsWords.ts, because this one is part of the first load. The sentences of refusals
 * are in shared/api/sentenceOf.ts.
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
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    switchTo: 'Switch company',
    signOut: 'Sign out',
    keys: 'Keyboard',
    help: 'Help',
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
    failedCount: (count: number, more: boolean) => (more ? '99+' : countOf(count)),
    failedHere: (count: number) => (count === 1 ? '1 text needs a look' : `${count} texts need a look`),
    dismiss: 'Dismiss',
    dismissOf: (name: string) => `Dismiss the text to ${name}`,
    showMore: 'Show more',
    head: (section: string, unread: number) =>
      unread > 0 ? `${section}, ${countOf(unread)} unread` : section,
    all: 'All ›',
    back: '‹ Back',
    emptySection: 'No messages in the last 14 days. Search to find an older conversation.',
    noContacts: (section: string) => `No ${section.toLowerCase()} yet.`,
    firstContact: (number: string) =>
      `Your inspection software adds people here. Anyone who texts ${number} appears at once, under Unknown numbers.`,
    emptyUnread: 'Everything is read.',
    emptyFailed: 'Nothing needs a look. A text that fails appears here until it is sent again or dismissed.',
    you: 'You',
    auto: 'Auto',
    draft: 'Draft',
    notSent: 'Not sent.',
    mayAskToStop: 'May be asking to stop.',
    noText: '(no text)',
    notStarted: 'No messages yet.',
    unreadRow: 'unread',
    failed: 'These could not be loaded.',
    tryAgain: 'Try again',
    loading: 'Loading',
  },

  search: {
    results: (count: number) => (count === 1 ? '1 person found' : `${count} people found`),
    more: 'Not everyone has been searched yet. Type another letter or word, or keep searching.',
    readOn: 'Keep searching',
    noTexts: 'no texts yet',
    unknown: 'Unknown number',
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
    more: (name: string) => `More: ${name}`,
    details: 'Details',
    detailsOf: (name: string) => `Details of the text to ${name}`,
    markUnread: 'Mark unread',
    oneNumber: ', one number',
    unknownNumber: 'Unknown number',
    unknownSender: 'Sender without a phone number',
    photoPerhaps: 'A photo may have been sent. This number can’t receive photos.',
    formerly: (names: readonly string[]) => `Formerly ${names.join(', ')}`,
    formerNumber: (name: string) => `${name} had another number before.`,
    earlierTexts: 'Earlier texts',
    new: 'New',
    later: 'Later',
    laterNext: (count: number, when: string) =>
      count === 1 ? `1 text, ${when}` : `${count} texts, the next one ${when}`,
    nextUnread: (name: string) => `Next unread: ${name}`,
    newBelow: (count: number) => `${count} new`,
    toNewest: 'To the newest text',
    day: { today: 'Today', yesterday: 'Yesterday' },
    auto: 'Auto',
    program: (source: 'automation' | 'action', name: string, program = name) =>
      `${source === 'action' ? 'Action' : 'Automation'} “${name}”, posted by ${program}`,
    you: 'You',
    optOut: 'Opt out',
    export: 'Export or print',
    meanings: { optOut: 'Opted out', optIn: 'Opted in again' },
    asksToStop: (name: string) => `${name} may be asking not to be texted.`,
    repeats: 'Possibly a duplicate',
    sentAgain: (when: string) => `Sent again ${when}`,
    attempt: (attempt: number) => `${ordinals[attempt - 2] ?? `${attempt}th`} try`,
  },

  /** The button of a notice that is shown only in part where there is little room. */
  notices: { unfold: 'Show the whole notice', fold: 'Show less of the notice' },

  composer: {
    placeholder: (name: string) => `Text ${name}`,
    send: 'Send',
    from: (number: string) => `From ${number} · Enter sends, Shift+Enter starts a line`,
    fromShort: (number: string) => `From ${number}`,
    photo: 'Photos can’t be sent yet. Send a link, or use e-mail.',
    noNumber: (name: string, role: 'inspector' | 'agent' | 'client') =>
      role === 'inspector'
        ? `${name} has no mobile number. Add it in the mobile phone field to text ${name}.`
        : `${name} has no number in the phone field.${role === 'client' ? ' (The mobile field is not used for clients.)' : ''}`,
    unusableNumber: (name: string, field: Field) =>
      `The number in ${name}’s ${field} field cannot be texted. Correct it there to text ${name}.`,
    optedOut: {
      person: (name: string, when: string, word: string) =>
        `${name} opted out by texting ${word} on ${when}.`,
      member: (name: string, when: string, memberName: string) =>
        `${memberName} opted ${name} out on ${when}.`,
      carrier: (name: string, when: string) =>
        `The carrier said on ${when} that ${name} opted out of texts from us.`,
    },
    onlyThey: (name: string, number: string) => `Only ${name} can return, by texting START to ${number}.`,
    callInstead: (number: string) => `Call ${number} instead`,
    missing: {
      'plan-missing': 'Nobody can text until your company has the Advanced plan.',
      'number-missing': 'Nobody can text until your company has a custom number.',
    },
    notAnswerable: 'This sender can’t be answered.',
    blocked: 'Your company blocked this number. Unblock it to text it.',
    numberChanged: (name: string) => `${possessive(name)} number changed.`,
    numberGone: (name: string) => `${possessive(name)} number changed, and the new one can’t be texted.`,
    thisContact: 'This contact',
    sendToNew: 'Send to the new number',
  },

  /** The ways to the dialog that chooses when a text goes out; its own sentences are in thread/scheduleWords.ts. */
  schedule: {
    sendLater: 'Send later',
    title: (name: string) => `Send to ${name} later`,
    edit: 'Edit',
    editTitle: (name: string) => `Edit the text to ${name}`,
    editTimeTitle: (name: string) => `Change when the text to ${name} goes out`,
    schedule: 'Schedule',
    save: 'Save',
  },

  /** The actions on one text. */
  acts: {
    cancel: 'Cancel',
    resend: 'Send again',
    sendToNew: 'Send to the new number',
    edit: 'Edit and send',
    changeNumber: 'Change number',
    call: (number: string) => `Call ${number}`,
    dismiss: 'Dismiss',
    whatNow: 'What now?',
    textTo: (name: string) => `Text to ${name}`,
    noAnswer: 'The server does not answer. Try again; it won’t be done twice.',
  },

  /** Shown under a member's text that waits in the browser until the member decides. */
  outbox: {
    failing: 'Not sent: the server keeps answering with an error.',
    old: 'Not sent yet: you wrote this more than an hour ago.',
    tryAgain: 'Try again',
    sendNow: 'Send now',
    takeBack: 'Take back into the composer',
    wentOut: 'This text had already gone out, so it could not be taken back.',
  },

  states: {
    queuedAtFirst: 'Sending…',
    queued: 'Waiting to send',
    sending: 'Sending…',
    sent: 'Sent',
    delivered: 'Delivered',
    noReceipt: 'Sent, no receipt',
    unconfirmed: 'Unconfirmed: the carrier did not answer, it may have arrived.',
    restored: 'Unconfirmed: the data were restored from a backup, it may have arrived.',
    unconfirmedMeans: (name: string) =>
      `The text may be on ${possessive(name)} phone already. Ask ${name}, or wait: a late receipt still shows here. If you send it again, ${name} may get it twice.`,
    optedOutSince: (name: string) => `${name} opted out, so it cannot be sent again.`,
    blockedSince: 'Your company blocked this number, so it cannot be sent again.',
    scheduled: (when: string) => `Goes out ${when}`,
    scheduledUnlessReplied: (when: string, name: string) => `Goes out ${when} unless ${writes(name)} first`,
    cancelledByReply: (name: string, when: string) => `Cancelled: ${name} wrote first, ${when}`,
    held: (when: string) => `Held until ${when}: automated texts go out from 8 AM to 9 PM`,
    waitsForDecision: 'Waits until someone decides whether to opt this person out',
    wasScheduled: (when: string) => `Was to go out ${when}`,
    cancelled: (by: string | undefined, when: string) =>
      by ? `Cancelled by ${by}, ${when}` : `Cancelled, ${when}`,
  },

  optedOutOn: (name: string, when: string) => `Not sent: ${name} opted out on ${when}.`,

  /** Shown under a failed bubble: what happened and what to do. */
  failures: {
    'opted-out': (name) => `Not sent: ${name} opted out.`,
    'opted-out-at-carrier': (name) => `Not sent: the carrier says that ${name} opted out.`,
    'blocked-by-company': () => 'Not sent: your company blocked this number.',
    'number-changed': (name) => `Not sent: ${possessive(name)} number changed.`,
    'contact-archived': (name) => `Not sent: ${name} is archived.`,
    'plan-lapsed': () => 'Not sent: Conversations needs the Advanced plan.',
    'number-missing': () => 'Not sent: Conversations needs a custom number. Set it up in Settings.',
    'waited-too-long': () => 'Not sent: it waited too long.',
    'phone-unreachable': () => 'Not delivered: the phone is off or out of service.',
    'carrier-unreachable': () => 'Not delivered: the phone’s carrier could not be reached.',
    'expired-at-carrier': () => 'Not delivered: the phone stayed off for too long.',
    'not-a-mobile': () => 'Not delivered: this number cannot receive texts.',
    'text-refused': () => 'Not sent: the carrier does not accept this text. Change it and send it again.',
    'blocked-by-phone': () =>
      'Not delivered: the phone blocks texts from us. Another text would be blocked too.',
    'blocked-as-spam': () =>
      'Not delivered: the carrier blocked the text. Shorten it, leave out links, send again.',
    'country-not-allowed': () => 'Not sent: we cannot text numbers of this country.',
    'not-verified-in-sandbox': () => 'Not sent: this number is not verified in the test account.',
    'price-too-high': () => 'Not sent: a text to this number costs more than is allowed.',
    'number-not-able': () => 'Not sent: our number cannot text this one.',
    'refused-by-carrier': () => 'Not delivered: the carrier refused the text.',
    restored: () => 'Not sent: the data came back from a backup.',
    'unknown-at-carrier': () => 'Not delivered: the carrier does not say why.',
  } satisfies Record<FailureReason, (name: string) => string>,

  contact: {
    label: 'Contact',
    close: 'Close',
    textingState: {
      allowed: 'texts allowed',
      optedOut: (when: string) => `opted out on ${when}`,
      blocked: 'blocked',
      notAnswerable: 'can’t be answered',
    },
    copy: 'Copy',
    copyNumber: (number: string) => `Copy ${number}`,
    copied: 'Copied',
    nextInspection: 'Next inspection',
    earlierInspections: (count: number) => `Earlier inspections (${count})`,
    laterInspections: 'Later inspections',
    text: (name: string) => `Text ${name}`,
    addNumberOf: (name: string, field: Field) => `Add a ${field} number to text ${name}`,
    correctNumberOf: (name: string, field: Field) => `Correct the ${field} number to text ${name}`,
    optOut: (name: string) => `Opt ${name} out…`,
    textsGoTo: (role: string, field: Field) => `${role} · texts go to the ${field} field`,
    phone: 'Phone',
    mobile: 'Mobile phone',
    changeNumber: 'Change',
    addNumber: 'Add a number',
    email: 'E-mail',
    agency: 'Agency',
    shares: 'Shares this number',
    formerly: 'Had this number before',
    formerNumber: 'Had another number before',
    noInspections: 'No inspections yet.',
    unknown: 'None of your contacts has this number.',
    unknownSender: 'This sender has no phone number.',
  },

  page: {
    offline: 'You are offline. What you write is kept and goes out when you are back.',
    notKept:
      'This browser keeps nothing for this site: its storage is full or blocked. Keep this page open until your texts are sent.',
    reconnecting: 'No connection to the server. What you see may be old; trying again.',
    unreachable: 'The server does not answer. This page keeps trying automatically.',
    signInAgain: 'Sign in again',
    notFound: 'There is nothing at this address.',
    elsewhere: (owner: string, here: string) => `This belongs to ${owner}. You are working in ${here}.`,
    switchTo: (owner: string) => `Switch to ${owner}`,
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
   * Returns "(3) 1 not sent · 2 failed · Ana Moreno · Conversations". The counts come first, because a narrow tab shows only the
   * beginning.
   */
  title: (unread: number, notSent: number, failed: string, shown: string | undefined) =>
    (unread > 0 ? `(${countOf(unread)}) ` : '') +
    [
      notSent > 0 && `${countOf(notSent)} not sent`,
      failed !== '' && `${failed} failed`,
      shown,
      'Conversations',
    ]
      .filter(Boolean)
      .join(' · '),
} as const;

const ordinals = ['Second', 'Third', 'Fourth', 'Fifth'];

/** Prints a count. The API counts only to 100, so more than 99 becomes "99+". */
export function countOf(count: number): string {
  return count > 99 ? '99+' : String(count);
}

/** Returns "Ana writes", "Ana & Luis write". */
export function writes(name: string): string {
  return `${name} ${name.includes(' & ') ? 'write' : 'writes'}`;
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}
