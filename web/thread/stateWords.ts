import type { FailureReason } from '#shared/domain/failureReason.ts';
import { possessive, writes } from './nameForms.ts';

/** Says below a text what happened to it, and what to do when it failed. */
export const stateWords = {
  states: {
    queuedAtFirst: 'Sending…',
    queued: 'Waiting to send',
    sending: 'Sending…',
    sent: 'Sent',
    delivered: 'Delivered',
    noReceipt: 'Sent, no receipt',
    unconfirmed: 'Unconfirmed: the carrier did not answer, so it may have arrived.',
    restored: 'Unconfirmed: the data were restored from a backup, so it may have arrived.',
    unconfirmedMeans: (name: string) =>
      `The text may be on ${possessive(name)} phone already. Ask ${name}, or wait: a late receipt still shows here. If you send it again, ${name} may get it twice.`,
    scheduled: (when: string) => `Goes out ${when}`,
    scheduledUnlessReplied: (when: string, name: string) => `Goes out ${when} unless ${writes(name)} first`,
    cancelledByReply: (name: string, when: string) => `Cancelled: ${name} wrote first, ${when}`,
    held: (when: string) => `Held until ${when}: outside the hours of automated texts`,
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
    'number-missing': () => 'Not sent: Conversations needs a custom number. Ask an admin.',
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
} as const;
