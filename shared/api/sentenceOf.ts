import type { CannotForward } from '../domain/forwarding.ts';
import type { Refusal } from '../domain/refusal.ts';

type Sentences = { readonly [Code in Refusal['code']]: (facts: Extract<Refusal, { code: Code }>) => string };

/** The sentence for each refusal. It says what is wrong and what to do instead. */
const sentences: Sentences = {
  'sign-in-needed': ({ why }) => `Sign in again: ${why}.`,
  'not-a-member': () => 'You are not a member of this company. Ask one of its admins to add you.',
  'admin-needed': () => 'Only an admin of the company may do this. Ask one of them.',
  'member-not-found': () => 'This member does not exist, or was removed. Reload the list of members.',
  'already-member': () =>
    'The person with this address is a member already. Change their role in the list of members.',
  'last-admin': () =>
    'The company would have no admin. Make another member an admin first, then repeat this.',
  'mail-limit-reached': () =>
    'No more invitations can be mailed today, so nobody was invited. Repeat this tomorrow.',
  'time-zone-unknown': ({ similar }) =>
    `This time zone does not exist. Enter an IANA name such as ${similar.length > 0 ? similar.join(' or ') : 'America/Chicago'}.`,
  'cannot-forward': ({ why }) => cannotForward[why],
  'too-many-requests': ({ retryAfterSeconds }) =>
    `You sent too many requests in a short time. Wait ${retryAfterSeconds} seconds and repeat this one.`,
  'plan-missing': () => 'Conversations needs the Advanced plan. Ask an admin to upgrade.',
  'number-missing': () => 'Conversations needs a custom number. Ask an admin to have one set up.',
  'conversation-not-found': () => 'This conversation does not exist. Search for the person to find theirs.',
  'contact-not-found': () => 'This contact does not exist. Search for the person by name or number.',
  'contact-archived': () => 'This contact is archived. Restore it on the People page to text them.',
  'contact-erased': () => 'This contact was erased. Add the person as a new contact if they come back.',
  'contacts-not-found': ({ contactIds }) =>
    `These people are not contacts of this company: ${contactIds.join(', ')}. Create them first.`,
  'inspection-not-found': () =>
    'This inspection does not exist. Search for it by address or person on the Inspections page.',
  'message-not-found': () =>
    'This message does not exist in this conversation. Reload the thread, or check the message id and time.',
  'contact-without-number': ({ field, why }) =>
    why === 'missing'
      ? `This contact has no number in the ${field} field. Add it there to text them.`
      : `The number in the ${field} field cannot be texted. Correct it there to text them.`,
  'contact-moved': () => 'This contact has another number now. Send to the new number instead.',
  'contact-changed': () => 'Someone else changed this contact. Reload it and repeat your change.',
  'recipient-needed': () => 'Name the contact you are texting, because this number now belongs to a contact.',
  'recipient-opted-out': () => 'This person opted out of texts. Only they can return, by texting START.',
  'recipient-blocked': () => 'This number is blocked by your company. Unblock it to text it.',
  'consent-missing': () =>
    'No consent to be texted is recorded for this person at this number. Ask them, and record what they agreed to.',
  'consent-in-future': ({ now }) =>
    `The date of the consent is in the future: it is ${now} now. Enter when the person agreed, and check your clock.`,
  'sender-not-answerable': () =>
    'You can’t answer this sender, because it has no phone number that takes texts.',
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
  'message-withdrawn': () => 'This text was withdrawn before it was sent. Send it under a new message id.',
  'too-late-to-cancel': ({ state }) =>
    `This text is ${state}. Only a scheduled or queued text can be cancelled.`,
  'too-late-to-edit': ({ state }) => `This text is ${state}. Only a scheduled text can be edited.`,
  'message-changed': () => 'Someone else changed this text. Check it and repeat your change.',
  'automated-text-fixed': () =>
    'Only the time of an automated text can be changed. Cancel it and write your own instead.',
  'cannot-resend': ({ state }) =>
    state === 'failed' || state === 'unconfirmed'
      ? 'Sending this text again would fail again. Change the text or the number, and send a new one.'
      : `This text is ${state}. Only a failed or unconfirmed text can be sent again.`,
  'not-failed': ({ state }) => `This text is ${state}. Only a failed or unconfirmed text can be dismissed.`,
  'schedule-in-past': ({ now }) =>
    `The scheduled time is in the past. Choose a time after ${now}, or leave it out to send now.`,
  'schedule-too-far': ({ maxDays }) =>
    `A text can be scheduled at most ${maxDays} days ahead. Choose an earlier time.`,
  'cursor-invalid': () =>
    'This cursor belongs to another request, or the day has changed since. Start from the first page.',
  'try-again': () => 'Someone else changed this at the same moment, so nothing was done. Try again.',
  'automation-not-allowed': () =>
    'This automation may not act for this company. Use a company that it is registered for.',
  'automation-removed': () =>
    'This automation was removed from this company. Ask its admins, and register it again with "npm run company -- automation add".',
  'automation-off': () =>
    'This automation is turned off in the settings of this company. One of its admins can turn it on.',
  'automation-not-found': () => 'This automation is not registered with your company. Reload the list.',
  'role-not-on-inspection': ({ role }) => `This inspection has no ${role}. Add one, or name a contact.`,
  'several-recipients': ({ contactIds }) =>
    `${contactIds.length} people with different numbers have this role on the inspection. Post one message to each contactId, each with its own message id.`,
};

const cannotForward: Readonly<Record<CannotForward, string>> = {
  'no-number': 'There is no number to forward to. Enter the number of a phone.',
  'own-number':
    'This is your company’s own number, so a forwarded text would come back. Enter another phone.',
  'company-number':
    'A company texts from this number, so forwarded texts could go round in circles. Enter another phone.',
  'opted-out': 'This phone opted out of your texts. Text START from it to your company’s number first.',
  'blocked-by-company': 'This number is blocked by your company. Unblock it first.',
};

/** Returns the sentence that people read for a refusal. */
export function sentenceOf(refusal: Refusal): string {
  const sentence = sentences[refusal.code] as (facts: Refusal) => string;
  return sentence(refusal);
}
