import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { Contact } from '#shared/domain/contact.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { retryUntilAnswered } from '../api/retryUntilAnswered.ts';
import { useAction } from '../api/useAction.ts';
import { Button } from '../ui/Button.tsx';
import { announce } from '../ui/Announcer.tsx';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { useNumberCheck } from './useNumberCheck.ts';

/** Changes the number at which a contact is texted, and leads on to the thread at the new one. Stays open until the number can be texted. */
export function NumberForm({ contact, close }: { readonly contact: Contact; readonly close: () => void }) {
  const { contactId } = contact;
  const field = phoneFieldOf[contact.role];
  const [typed, setTyped] = useState(contact[field] ?? '');
  const [fault, setFault] = useState<string>();
  const [, navigate] = useLocation();
  const { act, busy, sentence } = useAction();
  const input = useRef<HTMLInputElement>(null);
  const check = useNumberCheck(typed, contact);
  const wrong = fault ?? sentence;
  const id = `number-${contactId}`;
  // A member who pressed "Change" continues typing here.
  useEffect(() => input.current?.select(), []);

  async function save(): Promise<void> {
    const found = await check.now();
    setFault(found.fault);
    if (found.fault) {
      announce(found.fault);
      input.current?.focus();
      return;
    }
    if (found.notSaidYet) return;
    const { texting: _, formerConversationId: __, ...details } = contact;
    show(await retryUntilAnswered(() => client.putContact({ ...details, [field]: typed.trim() })));
  }

  /** Uses only the answer, because the contact that is read again may still be the old version. */
  function show(saved: Contact): void {
    queryClient.setQueryData(
      queries.contact(contactId).queryKey,
      (known) => known && { ...known, contact: saved },
    );
    void queryClient.invalidateQueries({
      queryKey: queries.conversationOf(contactId).queryKey,
      refetchType: 'none',
    });
    close();
    const there =
      'number' in saved.texting ? `/conversations/${saved.texting.conversationId}` : `/contacts/${contactId}`;
    navigate(there, { state: { contactId } });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    act(save);
  }
  /** Closes the form alone: neither the drawer around it nor the thread gets the key press. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }
  return (
    <form className="mb-3 last:mb-0" noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      <label className="text-[13px] leading-[18px] text-ink-3" htmlFor={id}>
        {words.contact[field]}
      </label>
      <input
        id={id}
        className={`tabular mt-1 h-9 w-full rounded-control border bg-paper px-3 text-ink ${wrong ? 'border-bad' : 'border-edge'}`}
        type="tel"
        ref={input}
        maxLength={40}
        value={typed}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setFault(undefined);
          setTyped(event.currentTarget.value);
        }}
      />
      <div id={`${id}-hint`} className="wrap-anywhere">
        {wrong && <p className="mt-2 text-bad">{wrong}</p>}
        {!wrong && check.hint && (
          <p role="status" className="mt-2 rounded-control bg-unsure-wash px-3 py-2 text-unsure">
            {check.hint}
          </p>
        )}
      </div>
      <div className="mt-2 flex items-center gap-3">
        <Button type="submit" look="primary" disabled={busy}>
          {words.contact.saveNumber}
        </Button>
        <TextAction onClick={close}>{words.contact.keepNumber}</TextAction>
      </div>
    </form>
  );
}
