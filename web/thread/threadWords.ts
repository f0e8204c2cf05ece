/** Holds the sentences of the thread, the composer and the actions on a text. */
export const threadWords = {
  thread: {
    label: 'Thread',
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
    nextUnread: (name?: string) => `Next unread${name ? `: ${name}` : ''}`,
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

  composer: {
    placeholder: (name: string) => `Text ${name}`,
    send: 'Send',
    from: (number: string) => `From ${number} · Enter sends, Shift+Enter starts a line`,
    fromShort: (number: string) => `From ${number}`,
    photo: 'Photos can’t be sent yet. Send a link, or use e-mail.',
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
  },

  /** The ways to the dialog that chooses when a text goes out; its own sentences are in thread/scheduleWords.ts. */
  schedule: {
    sendLater: 'Send later',
    edit: 'Edit',
    schedule: 'Schedule',
  },

  /** The actions on one text. What can be done about one that did not arrive is in stepWords.ts. */
  acts: {
    cancel: 'Cancel',
    textTo: (name: string) => `Text to ${name}`,
    noAnswer: 'The server does not answer. Try again; it won’t be done twice.',
  },
} as const;

const ordinals = ['Second', 'Third', 'Fourth', 'Fifth'];
