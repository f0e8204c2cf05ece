import type { Refusal } from '../domain/refusal.ts';

type Sentences = { readonly [Code in Refusal['code']]: (facts: Extract<Refusal, { code: Code }>) => string };

/** What a person reads for a refusal: what is wrong, and what would be right. */
const sentences: Sentences = {
  'sign-in-needed': ({ why }) => `Sign in again: ${why}.`,
  'not-a-member': () => 'You are not a member of this company. Ask one of its admins to add you.',
  'admin-needed': () => 'Only an admin of the company may do this. Ask one of them.',
  'plan-missing': () => 'Conversations needs the Advanced plan. Ask an admin to upgrade.',
  'number-missing': () => 'Conversations needs a custom number. Set it up in Settings.',
  'conversation-not-found': () => 'There is no such conversation. Search for the person to find theirs.',
  'contact-not-found': () => 'There is no such contact. Search for the person by name or number.',
  'inspection-not-found': () => 'There is no such inspection. Find it with the people it was for.',
  'message-not-found': () =>
    'There is no such message here. Load the thread again, or look at its id and time.',
  'contact-without-number': ({ field, why }) =>
    why === 'missing'
      ? `This contact has no number in the ${field} field. Add it there to text them.`
      : `The number in the ${field} field cannot be texted. Correct it there to text them.`,
  'contact-moved': () => 'This contact has another number now. Send to the new number instead.',
  'contact-changed': () =>
    'Someone changed this contact in the meantime. Load it again and repeat your change.',
  'recipient-needed': () => 'Say which contact you are texting: this number belongs to a known person now.',
  'recipient-opted-out': () => 'This person opted out of texts. Only they can return, by texting START.',
  'recipient-blocked': () => 'This number is blocked by your company. Unblock it to text it.',
  'sender-not-answerable': () => 'This sender can’t be answered: it has no phone number that takes texts.',
  'number-is-ours': ({ field }) =>
    `The number in the ${field} field is your company's own. Enter the number of the contact's phone.`,
  'number-full': ({ max }) => `At most ${max} people can share one number. Give this contact another number.`,
  'text-blank': () => 'The text is blank. Write something first.',
  'text-too-long': ({ characters, max, encoding }) =>
    encoding === 'GSM-7'
      ? `The text has ${characters} characters; at most ${max} can be sent. Shorten it.`
      : `The text has ${characters} characters; with emoji or special characters at most ${max} can be sent. Shorten it or take those out.`,
  'message-id-reused': () =>
    'This message id already belongs to another text. Send the new text under a new id.',
  'message-withdrawn': () => 'This text was taken back before it was sent. Send it under a new message id.',
  'too-late-to-cancel': ({ state }) =>
    `This text is ${state} and can no longer be cancelled: only one that is scheduled or queued can.`,
  'cannot-resend': ({ state }) =>
    state === 'failed' || state === 'unconfirmed'
      ? 'Sending this text again would fail again. Change the text or the number, and send a new one.'
      : `This text is ${state}: only one that failed or is unconfirmed can be sent again.`,
  'not-failed': ({ state }) =>
    `This text is ${state}: only one that failed or is unconfirmed can be dismissed.`,
  'schedule-in-past': ({ now }) =>
    `It cannot go out in the past. Name a time after ${now}, or none to send it now.`,
  'schedule-too-far': ({ maxDays }) => `It can go out at most ${maxDays} days ahead. Name an earlier time.`,
  'cursor-invalid': () => 'This cursor was not given for this question. Start from the first page.',
  'try-again': () => 'Others changed this at the same moment. Nothing was done; try again.',
  'automation-not-allowed': () =>
    'This automation may not act for this company. Use the company that it is registered for.',
  'role-not-on-inspection': ({ role }) =>
    `Nobody is on this inspection as ${role}. Add the person to it, or name a contact.`,
  'several-recipients': ({ contactIds }) =>
    `${contactIds.length} people with different numbers have this role on the inspection. Post one message to each, by contactId and with an id of its own.`,
};

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (facts: Refusal) => string;
  return say(refusal);
}
