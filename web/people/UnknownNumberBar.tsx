import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered, formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { conversationPath } from '../address.ts';
import { contactActions } from '../api/contactActions.ts';
import { useAction } from '../api/useAction.ts';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { peopleWords } from './peopleWords.ts';

const ContactDialog = lazyDialog(async () => (await import('./ContactDialog.tsx')).ContactDialog);
const AttachDialog = lazyDialog(async () => (await import('./AttachDialog.tsx')).AttachDialog);

const { unknown } = peopleWords;

/** Offers what can be done with a number that no contact has: make it a contact, add it to one, or block it (P5). */
export function UnknownNumberBar({
  conversation,
  onOpen,
}: {
  readonly conversation: Conversation;
  /** Says whether a form is open. */
  readonly onOpen: (isOpen: boolean) => void;
}) {
  const { conversationId, number, people, blocked } = conversation;
  const [dialog, setDialog] = useState<'contact' | 'attach'>();
  useEffect(() => onOpen(dialog !== undefined), [dialog, onOpen]);
  const [chosen, setChosen] = useState<Contact>();
  const [, navigate] = useLocation();
  const { act, busy, sentence } = useAction();
  const isUnknown = people.every(({ former }) => former);
  const archived = isUnknown ? people.find((person) => person.archived) : undefined;
  const isPhone = canBeAnswered(number);
  const typed = formatPhoneNumber(number);
  const field = chosen ? phoneFieldOf[chosen.role] : 'phone';

  function openForm(contact?: Contact): void {
    setChosen(contact);
    setDialog('contact');
  }
  return (
    <div
      role="note"
      className="relative flex flex-none flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-paper px-4 py-2 short:py-0.5 desk:px-6"
    >
      <p className={`min-w-0 flex-1 basis-60 text-ink-2 wrap-anywhere ${sentence ? '' : 'short:sr-only'}`}>
        {blocked ? unknown.blocked : archived ? unknown.archived(archived.name) : unknown.says}
        {sentence && <span className="text-bad"> {sentence}</span>}
      </p>
      <div className="flex flex-wrap gap-2">
        {blocked && (
          <Button
            look="small"
            aria-disabled={busy}
            onClick={() => act(() => contactActions.unblock(conversationId))}
          >
            {unknown.unblock}
          </Button>
        )}
        {!blocked && archived && (
          <Button
            look="small"
            aria-disabled={busy}
            onClick={() => act(() => contactActions.restore(archived.contactId))}
          >
            {peopleWords.restore}
          </Button>
        )}
        {!blocked && isPhone && (
          <>
            <Button look="small" onClick={() => openForm()}>
              {unknown.newContact}
            </Button>
            <Button look="small" onClick={() => setDialog('attach')}>
              {unknown.attach}
            </Button>
          </>
        )}
        {!blocked && isUnknown && (
          <Button
            look="quiet"
            aria-disabled={busy}
            onClick={() => act(() => contactActions.block(conversationId))}
          >
            {unknown.block}
          </Button>
        )}
      </div>
      <AttachDialog
        open={dialog === 'attach'}
        // The form of the chosen contact may be open already when this dialog has closed.
        onClose={() => setDialog((shown) => (shown === 'attach' ? undefined : shown))}
        onChoose={openForm}
      />
      <ContactDialog
        key={chosen?.contactId ?? 'new'}
        contact={chosen}
        start={{ [field]: typed }}
        open={dialog === 'contact'}
        onClose={() => setDialog(undefined)}
        onSaved={({ contactId }) =>
          navigate(conversationPath(conversationId), { replace: true, state: { contactId } })
        }
      />
    </div>
  );
}
