import { atServerTime } from './atServerTime.ts';
import { client } from './client.ts';
import { contactDetailsOf } from './contactDetails.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

/** Records that a person just agreed, in these words, to be texted at their number. The thread follows by its live events. */
export async function recordAgreement(contactId: string, wording: string): Promise<void> {
  const { contact } = await client.findContact({ contactId });
  const { revision } = contact;
  await atServerTime((agreedAt) => {
    const consent = { agreedTo: 'inspections', agreedAt, source: 'phone-call', wording } as const;
    return retryUntilAnswered(() =>
      client.putContact({ ...contactDetailsOf(contact), contactId, revision, consent }),
    );
  });
}
