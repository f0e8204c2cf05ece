import type { SearchResult } from '#shared/api/routes.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';

/** Searches contacts and unknown numbers to start or resume a conversation, including contacts that were never texted (P6). */
export async function searchContacts(
  { store }: Granted<{ store: 'read' }>,
  { caller, input }: MemberRequest<{ text: string; cursor?: string | undefined }>,
): Promise<SearchResult | Refused> {
  const found = await store.searchContacts(caller.company.companyId, input.text, input.cursor);
  return isRefused(found) ? found : { ...found, items: [...found.items] };
}
