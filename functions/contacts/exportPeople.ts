import type { ExportedPerson } from '#shared/api/routes.ts';
import type { ContactList } from '#shared/domain/contact.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Input = { readonly list: ContactList; readonly cursor?: string | undefined };

/** The most items of one batch read. */
const limit = 100;

/** Exports a page of the people of one list, with the opt-outs of their numbers. */
export async function exportPeople(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<Input>,
): Promise<{ items: ExportedPerson[]; cursor?: string } | Refused> {
  const { companyId } = caller.company;
  const page = await store.listContacts(companyId, { ...input, limit });
  if (isRefused(page)) return page;
  const ids = page.items.flatMap(({ texting }) => ('number' in texting ? [texting.conversationId] : []));
  const optOuts = await store.findOptOuts(companyId, [...new Set(ids)]);
  const items = page.items.map((contact) => {
    const optOut = 'number' in contact.texting ? optOuts.get(contact.texting.conversationId) : undefined;
    return { contact, ...(optOut && { optOut }) };
  });
  return { items, ...(page.cursor !== undefined && { cursor: page.cursor }) };
}
