import { useQuery } from '@tanstack/react-query';
import { titleOf } from '#shared/domain/conversation.ts';
import type { Address } from '../address.ts';
import { queries } from '../api/queries.ts';
import { useListedConversation } from '../api/useListedConversation.ts';
import { isolated } from '../namesOf.ts';
import { words } from '../words.ts';

/** Names what is open: the people of the thread, the address of the inspection, or the page. Asks nothing of its own. */
export function useShownName(address: Address): string | undefined {
  const conversationId = 'conversationId' in address ? address.conversationId : undefined;
  const contactId = 'contactId' in address ? address.contactId : undefined;
  const inspectionId = 'inspectionId' in address ? address.inspectionId : undefined;
  const { data: conversation } = useListedConversation(conversationId, false);
  const { data: contact } = useQuery({ ...queries.contact(contactId ?? ''), enabled: false });
  const { data: inspection } = useQuery({ ...queries.inspection(inspectionId ?? ''), enabled: false });
  if (address.page === 'settings') return words.bar.settings;
  if (address.page === 'inspections' || address.page === 'people') return words.bar.entries[address.page];
  if (conversation) return isolated(titleOf(conversation));
  return contact ? isolated(contact.contact.name) : inspection?.address;
}
