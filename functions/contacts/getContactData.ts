import type { ContactData } from '#shared/api/routes.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/**
 * Returns what is stored about a contact, for a copy that the person asks for (P22): details, the evidence of consent, all
 * inspections, and the conversations at all its numbers with their opt-outs. `listMessages` has the texts.
 */
export async function getContactData(
  { store }: Granted<{ store: 'read' }>,
  { caller, input: { contactId } }: MemberRequest<{ readonly contactId: string }>,
): Promise<ContactData | Refused> {
  const { companyId } = caller.company;
  const [contact, consents, inspections, conversationIds] = await Promise.all([
    store.findContact(companyId, contactId, true),
    store.listConsentEvidence(companyId, contactId),
    inspectionsOf(store, companyId, contactId),
    store.listConversationIdsOf(companyId, contactId),
  ]);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const found = await Promise.all(conversationIds.map((id) => store.findConversation(companyId, id)));
  const conversations = found.flatMap((conversation) => {
    if (!conversation) return [];
    const { conversationId, number, optOut } = conversation;
    return [{ conversationId, number, ...(optOut && { optOut }) }];
  });
  return { contact, consents: [...consents], inspections, conversations };
}

async function inspectionsOf(store: StoreReader, companyId: string, contactId: string) {
  const inspections = [];
  let from: string | undefined = '';
  while (from !== undefined) {
    const page = await store.listEveryInspectionOf(companyId, contactId, from);
    inspections.push(...page.inspections);
    from = page.after;
  }
  return inspections;
}
