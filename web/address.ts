import { idPatterns } from '#shared/domain/ids.ts';

/** The page that a path in the address bar names. */
export type Address =
  | { readonly page: 'conversations'; readonly conversationId?: string; readonly contactId?: string }
  | { readonly page: 'inspections' | 'people' | 'settings' }
  | { readonly page: 'inspection'; readonly inspectionId: string }
  | { readonly page: 'export'; readonly conversationId: string }
  | { readonly page: 'nothing' };

export function addressIn(path: string): Address {
  const [first = 'conversations', id, ...rest] = path.split('/').filter(Boolean);
  const after = rest.join('/');
  if (id === undefined) {
    if (first === 'conversations' || first === 'inspections' || first === 'people' || first === 'settings')
      return { page: first };
  } else if (first === 'conversations' && idPatterns.conversation.test(id)) {
    if (after === '') return { page: first, conversationId: id };
    if (after === 'export') return { page: 'export', conversationId: id };
  } else if (after === '') {
    if (first === 'contacts' && idPatterns.contact.test(id)) return { page: 'conversations', contactId: id };
    if (first === 'inspections' && idPatterns.inspection.test(id))
      return { page: 'inspection', inspectionId: id };
  }
  return { page: 'nothing' };
}

export const conversationPath = (conversationId: string) => `/conversations/${conversationId}`;
/** The path that leads on to the person's conversation. */
export const contactPath = (contactId: string) => `/contacts/${contactId}`;
export const inspectionPath = (inspectionId: string) => `/inspections/${inspectionId}`;
