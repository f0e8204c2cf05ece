import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Member } from '#shared/domain/company.ts';
import { isEmailAddress } from '#shared/domain/emailAddress.ts';
import { maxEmailLength, maxNameLength } from '#shared/domain/fieldLengths.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { Button } from '../ui/Button.tsx';
import { tooLongWords } from '../tooLongWords.ts';
import { useLeavingWarning } from '../ui/useLeavingWarning.ts';
import { memberWords as words } from './memberWords.ts';
import { SelectField } from './SelectField.tsx';
import { TextField } from './TextField.tsx';
import { memberActions } from './useMembers.ts';

/** Invites a person by mail. `onDone` gets the name, or undefined when the form was closed. */
export function InviteForm({ onDone }: { readonly onDone: (name: string | undefined) => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Member['role']>('staff');
  const [checked, setChecked] = useState(false);
  const { act, busy, sentence } = useAction();
  const form = useRef<HTMLFormElement>(null);
  useLeavingWarning(name !== '' || email !== '');
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const nameTooLong = tooLongWords(name, maxNameLength);
  const emailTooLong = tooLongWords(email, maxEmailLength);
  const nameFault = name.trim() === '' ? words.nameMissing : nameTooLong;
  const emailFault = faultOfEmail(email.trim()) ?? emailTooLong;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (nameFault ?? emailFault) {
      form.current?.querySelector<HTMLInputElement>(nameFault ? '#invite-name' : '#invite-email')?.focus();
      return;
    }
    act(
      () => memberActions.invite({ name: name.trim(), email: email.trim().toLowerCase(), role }),
      () => onDone(name.trim()),
    );
  }

  return (
    <form
      ref={form}
      aria-label={words.invite}
      noValidate
      className="mt-4 border-t border-line"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onDone(undefined)}
    >
      <TextField
        id="invite-name"
        label={words.name}
        autoComplete="off"
        value={name}
        fault={checked ? nameFault : nameTooLong}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        id="invite-email"
        label={words.email}
        type="email"
        autoComplete="off"
        value={email}
        fault={checked ? emailFault : emailTooLong}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div className="mt-3">
        <SelectField label={words.role} value={role} onChange={(to) => setRole(to as Member['role'])}>
          <option value="staff">{words.roles.staff}</option>
          <option value="admin">{words.roles.admin}</option>
        </SelectField>
      </div>
      <ActionError className="mt-3" sentence={sentence} />
      <div className="mt-4 flex gap-2">
        <Button type="submit" look="primary" aria-disabled={busy}>
          {words.send}
        </Button>
        <Button onClick={() => onDone(undefined)}>{words.cancel}</Button>
      </div>
    </form>
  );
}

/** Catches what was left out, and what the API would refuse. */
function faultOfEmail(email: string): string | undefined {
  if (email === '') return words.emailMissing;
  return isEmailAddress(email) ? undefined : words.emailWrong;
}
