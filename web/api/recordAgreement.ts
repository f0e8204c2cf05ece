import { client } from './client.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

/** Records that a person just agreed, in these words, to be texted at their number. The thread follows by its live events. */
export async function recordAgreement(contactId: string, wording: string): Promise<void> {
  const { contact } = await client.findContact({ contactId });
  const { texting: _, externalId: __, formerConversationId: ___, archivedAt: ____, ...details } = contact;
  const consent = {
    agreedTo: 'inspections',
    agreedAt: new Date().toISOString(),
    source: 'phone-call',
    wording,
  } as const;
  await retryUntilAnswered(() => client.putContact({ ...details, consent }));
}
