import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import { queries } from '../api/queries.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { words } from '../words.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { peopleWords } from './peopleWords.ts';

export type NumberDialogSubject = {
  readonly contactId: string;
  /** True to open the thread at the new number once it is saved (P21). */
  readonly leadsOn?: boolean;
};

/** Opens the form of a contact at their number, once the contact is loaded. */
export function NumberDialog({
  contactId,
  leadsOn = false,
  open,
  onClose,
}: NumberDialogSubject & { readonly open: boolean; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery({ ...queries.contact(contactId), enabled: open });
  const [, navigate] = useLocation();

  function follow({ archivedAt, texting }: Contact): void {
    if (!leadsOn) return;
    if (archivedAt !== undefined) return navigate('/conversations');
    const there = 'number' in texting ? `/conversations/${texting.conversationId}` : `/contacts/${contactId}`;
    navigate(there, { state: { contactId } });
  }
  if (data) {
    return (
      <ContactDialog contact={data.contact} focus="number" open={open} onClose={onClose} onSaved={follow} />
    );
  }
  return (
    <Dialog
      label={peopleWords.form.edit}
      open={open && error !== null}
      onClose={onClose}
      closeWords={words.contact.close}
    >
      <div className="p-5 pr-12">{error && <LoadFailed error={error} onRetry={() => void refetch()} />}</div>
    </Dialog>
  );
}
