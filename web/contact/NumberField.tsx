import { useEffect, useRef, useState } from 'react';
import type { Contact } from '#shared/domain/contact.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { lazily } from '../frame/lazily.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { Field } from './Field.tsx';
import { calm, CopyButton } from './CopyButton.tsx';

const numberForm = lazily(
  async () => (await import('./NumberForm.tsx')).NumberForm,
  <div className="skeleton mb-3 h-24" />,
);

const dot = (
  <span aria-hidden="true" className="text-ink-3">
    {' · '}
  </span>
);

/**
 * Shows the number at which this person is texted, to call it or to change it, which leads on to the thread at the new number
 * (P20, P21).
 */
export function NumberField({ contact }: { readonly contact: Contact }) {
  const [editing, setEditing] = useState(false);
  const field = phoneFieldOf[contact.role];
  const typed = contact[field];
  const change = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  // The form gives the focus back to the button that opened it.
  useEffect(() => {
    if (wasEditing.current && !editing) change.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (editing) return <numberForm.Component contact={contact} close={() => setEditing(false)} />;
  const texted = 'number' in contact.texting ? contact.texting.number : undefined;
  return (
    <Field label={words.contact[field]}>
      {typed && (
        <a className="tabular hover:underline" href={`tel:${texted ?? typed.replace(/[^\d+]/g, '')}`}>
          {texted ? formatPhoneNumber(texted) : typed}
        </a>
      )}
      {texted && (
        <>
          {dot}
          <CopyButton number={texted} />
        </>
      )}
      {typed && dot}
      <TextAction ref={change} className={typed ? calm : ''} onClick={() => setEditing(true)}>
        {typed ? words.contact.changeNumber : words.contact.addNumber}
      </TextAction>
    </Field>
  );
}
