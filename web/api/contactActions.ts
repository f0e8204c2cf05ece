import type { ContactPanel } from '#shared/api/routes.ts';
import type { GivenConsent } from '#shared/domain/consentRecord.ts';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { client } from './client.ts';
import { foldConversation } from './foldEvent.ts';
import { queries } from './queries.ts';
import { queryClient } from './queryClient.ts';
import { isRefusal, retryUntilAnswered } from './retryUntilAnswered.ts';
import { showOwnChange } from './showOwnChange.ts';

type ContactChange = ContactDetails & {
  readonly contactId: string;
  readonly revision?: number;
  readonly consent?: GivenConsent;
};

/** Changes contacts and numbers. Each answer is shown immediately. */
export const contactActions = {
  async save(change: ContactChange): Promise<Contact> {
    try {
      return show(await retryUntilAnswered(() => client.putContact(change)));
    } catch (error) {
      if (isRefusal(error) && error.problem.code === 'contact-changed') readAgain(change.contactId);
      throw error;
    }
  },

  async archive(contactId: string): Promise<Contact> {
    return show(await retryUntilAnswered(() => client.archiveContact({ contactId })));
  },

  async restore(contactId: string): Promise<Contact> {
    return show(await retryUntilAnswered(() => client.restoreContact({ contactId })));
  },

  /** Erases a contact, request by request until nothing is left to erase. */
  async erase(contactId: string): Promise<Contact> {
    let cursor: string | undefined;
    for (;;) {
      const input = { contactId, ...(cursor !== undefined && { cursor }) };
      const answer = await retryUntilAnswered(() => client.eraseContact(input));
      const contact = show(answer.contact);
      cursor = answer.cursor;
      if (cursor === undefined) return contact;
    }
  },

  async block(conversationId: string): Promise<void> {
    fold(await retryUntilAnswered(() => client.blockNumber({ conversationId })));
  },

  async unblock(conversationId: string): Promise<void> {
    fold(await retryUntilAnswered(() => client.unblockNumber({ conversationId })));
  },
} as const;

/** Reads a contact again that a colleague has changed, wherever it is shown, so that the form opens with that change. */
function readAgain(contactId: string): void {
  for (const queryKey of [queries.contact(contactId).queryKey, ['contacts'], ['search']])
    void queryClient.invalidateQueries({ queryKey });
}

/** Uses the answer, because the contact that is read again may still be the old version. */
function show(saved: Contact): Contact {
  const { contactId, texting } = saved;
  showOwnChange<ContactPanel>(queryClient, queries.contact(contactId).queryKey, (known) => ({
    ...known,
    contact: saved,
    consents: withConsentOf(saved, known.consents),
  }));
  void queryClient.invalidateQueries({
    queryKey: queries.conversationOf(contactId).queryKey,
    refetchType: 'none',
  });
  if ('conversationId' in texting)
    void queryClient.invalidateQueries({ queryKey: queries.conversation(texting.conversationId).queryKey });
  for (const list of ['contacts', 'search', 'conversationByNumber'])
    void queryClient.invalidateQueries({ queryKey: [list] });
  return saved;
}

/** Adds the consent of a saved contact to the evidence that the page knows. */
function withConsentOf({ consent, texting }: Contact, known: ContactPanel['consents']) {
  if (!consent || !('number' in texting)) return known;
  const isKnown = known.some(({ recordedAt }) => recordedAt === consent.recordedAt);
  return isKnown ? known : [{ ...consent, number: texting.number }, ...known];
}

function fold(conversation: Conversation): void {
  foldConversation(queryClient, conversation, new Date());
  void queryClient.invalidateQueries({ queryKey: queries.recent('unknown').queryKey });
}
