import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { textedField } from '#shared/domain/role.ts';
import { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { untilAnswered } from '../api/untilAnswered.ts';
import { useAct } from '../api/useAct.ts';
import { Button } from '../ui/Button.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { Field } from './Field.tsx';

/** The number at which this person is texted: to call, and to change in its place, which leads on to the thread at the new one (P20, P21). */
export function NumberField({ contact }: { readonly contact: Contact }) {
  const [editing, setEditing] = useState(false);
  const field = textedField[contact.role];
  const typed = contact[field];
  if (editing) return <NumberForm contact={contact} close={() => setEditing(false)} />;
  const texted = 'number' in contact.texting ? contact.texting.number : undefined;
  return (
    <Field label={words.contact[field]}>
      {typed && (
        <a className="tabular mr-2 hover:underline" href={`tel:${texted ?? typed.replace(/[^\d+]/g, '')}`}>
          {texted ? printPhoneNumber(texted) : typed}
        </a>
      )}
      <TextAction onClick={() => setEditing(true)}>
        {typed ? words.contact.changeNumber : words.contact.addNumber}
      </TextAction>
    </Field>
  );
}

function NumberForm({ contact, close }: { readonly contact: Contact; readonly close: () => void }) {
  const field = textedField[contact.role];
  const [number, setNumber] = useState(contact[field] ?? '');
  const [, navigate] = useLocation();
  const { act, busy, sentence } = useAct();
  const input = useRef<HTMLInputElement>(null);
  // Who pressed "Change" goes on typing.
  useEffect(() => input.current?.select(), []);

  async function save(): Promise<void> {
    const { texting: _, formerConversationId: __, ...told } = contact;
    await untilAnswered(() => client.putContact({ ...told, [field]: number.trim() }));
    await queryClient.invalidateQueries(queries.contact(contact.contactId));
    queryClient.removeQueries(queries.conversationOf(contact.contactId));
    close();
    navigate(`/contacts/${contact.contactId}`);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (number.trim() !== '') act(save);
  }
  return (
    <form className="mb-3 last:mb-0" onSubmit={submit}>
      <label className="text-[13px] leading-[18px] text-ink-3" htmlFor={`number-${contact.contactId}`}>
        {words.contact[field]}
      </label>
      <input
        id={`number-${contact.contactId}`}
        className="tabular mt-1 h-9 w-full rounded-control border border-edge bg-paper px-3 text-ink"
        type="tel"
        ref={input}
        maxLength={40}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      />
      <div className="mt-2 flex items-center gap-3">
        <Button type="submit" look="primary" disabled={busy}>
          {words.contact.saveNumber}
        </Button>
        <TextAction onClick={close}>{words.contact.keepNumber}</TextAction>
      </div>
      {sentence && <p className="mt-2 text-bad">{sentence}</p>}
    </form>
  );
}
