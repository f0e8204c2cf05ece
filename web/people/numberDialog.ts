import type { Conversation } from '#shared/domain/conversation.ts';
import { openableDialog } from '../frame/openableDialog.tsx';
import type { NumberDialogSubject } from './NumberDialog.tsx';

/** Opens the form of a contact at their number, from anywhere on the page. */
export const numberDialog = openableDialog<object, NumberDialogSubject>(
  async () => (await import('./NumberDialog.tsx')).NumberDialog,
);

/** Opens the form of the person who has the number; where several share it, the dialog asks whose form. */
export function changeNumberAt({ people }: Pick<Conversation, 'people'>): void {
  numberDialog.open({ people: people.filter(({ former }) => !former) });
}
