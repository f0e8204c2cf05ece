import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import { queries } from '../api/queries.ts';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { words } from '../words.ts';
import { ContactDialogBody } from './ContactDialog.tsx';
import { peopleWords } from './peopleWords.ts';

export type NumberDialogSubject = {
  readonly contactId: string;
  /** True to open the thread at the new number once it is saved (P21). */
  readonly leadsOn?: boolean;
};

/** Opens the form of a contact at their number, and holds its place until the contact is loaded. */
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
  return (
    <Dialog label={peopleWords.form.edit} open={open} onClose={onClose} closeWords={words.contact.close}>
      {data ? (
        <ContactDialogBody contact={data.contact} focus="number" onClose={onClose} onSaved={follow} />
      ) : (
        <div className="p-5 pr-12">
          {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Loading />}
        </div>
      )}
    </Dialog>
  );
}

function Loading() {
  return (
    <div role="status" aria-label={words.list.loading}>
      <div className="skeleton h-40" />
    </div>
  );
}
