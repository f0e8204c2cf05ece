import { idPatterns } from '#shared/domain/ids.ts';

/** The page that a path in the address bar names. */
export type Address =
  | { readonly page: 'conversations'; readonly conversationId?: string; readonly contactId?: string }
  | { readonly page: 'inspections' | 'people' | 'settings' }
  | { readonly page: 'inspection'; readonly inspectionId: string }
  | { readonly page: 'export'; readonly conversationId: string }
  | { readonly page: 'nothing' };

export function addressIn(path: string): Address {
  const [first = '', id, ...rest] = path.split('/').slice(1).filter(Boolean);
  if (rest.join('/') === 'export' && first === 'conversations' && id && idPatterns.conversation.test(id))
    return { page: 'export', conversationId: id };
  if (rest.length > 0) return { page: 'nothing' };
  if (first === '' || (first === 'conversations' && id === undefined)) return { page: 'conversations' };
  if ((first === 'inspections' || first === 'people' || first === 'settings') && id === undefined)
    return { page: first };
  if (first === 'conversations' && id && idPatterns.conversation.test(id)) {
    return { page: 'conversations', conversationId: id };
  }
  if (first === 'contacts' && id && idPatterns.contact.test(id))
    return { page: 'conversations', contactId: id };
  if (first === 'inspections' && id && idPatterns.inspection.test(id))
    return { page: 'inspection', inspectionId: id };
  return { page: 'nothing' };
}
