import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { lazily } from '../frame/lazily.tsx';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { calm, CopyButton } from '../CopyButton.tsx';
import { Field } from './Field.tsx';

const ContactDialog = lazyDialog(async () => (await import('../people/ContactDialog.tsx')).ContactDialog);

const consentFact = lazily(
  async () => (await import('./ConsentFact.tsx')).ConsentFact,
  <p className="h-4" />,
);

/**
 * Shows the number at which this person is texted, to call it or to change the contact, which leads on to the thread at the new
 * number (P20, P21).
 */
export function NumberField({ contact }: { readonly contact: Contact }) {
  const [isEditing, setEditing] = useState(false);
  const [, navigate] = useLocation();
  const field = phoneFieldOf[contact.role];
  const typed = contact[field];
  const texted = 'number' in contact.texting ? contact.texting.number : undefined;

  function show({ contactId, archivedAt, texting }: Contact): void {
    if (archivedAt !== undefined) return navigate('/conversations');
    const there = 'number' in texting ? `/conversations/${texting.conversationId}` : `/contacts/${contactId}`;
    navigate(there, { state: { contactId } });
  }
  return (
    <Field label={words.contact.fields[field]}>
      <p className="facts text-ink-3">
        {typed && (
          <span>
            <a className="tap tabular hover:underline" href={`tel:${texted ?? typed.replace(/[^\d+]/g, '')}`}>
              {texted ? formatPhoneNumber(texted) : typed}
            </a>
          </span>
        )}
        {texted && (
          <span>
            <CopyButton number={texted} />
          </span>
        )}
        <span>
          <TextAction className={typed ? calm : ''} onClick={() => setEditing(true)}>
            {typed ? words.contact.changeNumber : words.contact.addNumber}
          </TextAction>
        </span>
      </p>
      {texted && <consentFact.Component consent={contact.consent} />}
      <ContactDialog
        contact={contact}
        focus="number"
        open={isEditing}
        onClose={() => setEditing(false)}
        onSaved={show}
      />
    </Field>
  );
}
