import type { Conversation } from '#shared/domain/conversation.ts';
import { openableDialog } from '../frame/openableDialog.tsx';
import type { NumberDialogSubject } from './NumberDialog.tsx';

/** Opens the form of a contact at their number, from anywhere on the page. */
export const numberDialog = openableDialog<object, NumberDialogSubject>(
  async () => (await import('./NumberDialog.tsx')).NumberDialog,
);

/** Returns what opens the form where exactly one person has the number; undefined otherwise, because a member must choose. */
export function changeNumberAt({ people }: Pick<Conversation, 'people'>): (() => void) | undefined {
  const [only, ...others] = people.filter(({ former }) => !former);
  if (!only || others.length > 0) return undefined;
  return () => numberDialog.open({ contactId: only.contactId });
}
