import { useEffect, useRef, type ComponentProps, type FormEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import type { Role } from '#shared/domain/role.ts';
import { contactPath } from '../address.ts';
import { contactActions } from '../api/contactActions.ts';
import { useAction } from '../api/useAction.ts';
import type { TextField } from '../contact/contactWords.ts';
import { announce } from '../ui/Announcer.tsx';
import { ActionError } from '../ui/ActionError.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';
import { words } from '../words.ts';
import { ConsentFields } from './ConsentFields.tsx';
import { FormField } from './FormField.tsx';
import { peopleWords } from './peopleWords.ts';
import { PrivacyActions } from './PrivacyActions.tsx';
import { useContactForm } from './useContactForm.ts';

const { form: formWords } = peopleWords;
/** The inputs below the role, in their order on the form. */
const inputs = {
  phone: { type: 'tel' },
  mobile: { type: 'tel' },
  email: { type: 'email' },
  agency: {},
} as const satisfies Record<Exclude<TextField, 'name'>, ComponentProps<'input'>>;
const inputNames = Object.keys(inputs) as readonly (keyof typeof inputs)[];
const roles = ['inspector', 'agent', 'client'] as const satisfies readonly Role[];

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The contact to change; absent for a new one. */
  readonly contact?: Contact | undefined;
  /** Filled in at first, instead of what the contact has. */
  readonly start?: Partial<ContactDetails>;
  /** The field that takes the focus; the name by default. */
  readonly focus?: 'name' | 'number';
  readonly onSaved?: (saved: Contact) => void;
};

/** Adds a person or changes one. It says before saving what a changed or shared number does to conversations (P20, P21). */
export function ContactDialog({ open, ...rest }: Props) {
  return (
    <Dialog label={labelOf(rest.contact)} open={open} onClose={rest.onClose} closeWords={words.contact.close}>
      <ContactDialogBody {...rest} />
    </Dialog>
  );
}

/** Shows what the dialog contains, for a dialog that opens before the contact is loaded. */
export function ContactDialogBody(props: Omit<Props, 'open'>) {
  const { contact, onClose } = props;
  if (contact?.erasingSince !== undefined) return <ErasedContact contact={contact} onClose={onClose} />;
  return <ContactForm label={labelOf(contact)} {...props} />;
}

function labelOf(contact: Contact | undefined): string {
  return contact ? formWords.edit : formWords.add;
}

/** Says that a contact was erased, and continues an erasure that was cut off. */
function ErasedContact({ contact, onClose }: { readonly contact: Contact; readonly onClose: () => void }) {
  const isErased = contact.erasedAt !== undefined;
  return (
    <div className="p-5">
      <h2 className="pr-8 text-title font-strong">{contact.name}</h2>
      <p className="mt-2 text-ink-2">{isErased ? peopleWords.privacy.gone : peopleWords.privacy.cutOff}</p>
      {!isErased && <PrivacyActions contact={contact} onErased={onClose} />}
    </div>
  );
}

function ContactForm({
  label,
  contact,
  start = {},
  focus = 'name',
  onSaved = () => {},
  onClose,
}: Omit<Props, 'open'> & { readonly label: string }) {
  const form = useContactForm(contact, start);
  const { details, field, faults } = form;
  const { act, busy, sentence } = useAction();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = focus === 'name' ? 'input[name="name"]' : `input[name="${field}"]`;
    const input = element.current?.querySelector<HTMLInputElement>(first);
    input?.focus();
    input?.select();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Only opening the dialog moves the focus.
  }, []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    act(
      () => form.save(),
      (answer) => {
        if ('saved' in answer) return done(answer.saved);
        const input = element.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]');
        // A field that gets the focus says itself what is wrong with it.
        if (input && input !== document.activeElement) return input.focus();
        const fault = input ? answer.wrong[input.name] : Object.values(answer.wrong)[0];
        if (fault !== undefined) announce(fault);
      },
    );
  }
  function done(saved: Contact): void {
    onClose();
    onSaved(saved);
  }
  const textField = (name: TextField) => ({
    name,
    label: words.contact.fields[name],
    value: details[name] ?? '',
    fault: faults[name],
    autoComplete: 'off',
    onText: (text: string) => form.set(name, text),
    onBlur: () => form.leave(name),
  });
  function hintOf(name: TextField): ReactNode {
    if (name === field) return <NumberHint form={form} />;
    return name === 'phone' || name === 'mobile' ? formWords.notTexted : undefined;
  }
  return (
    <form
      ref={element}
      className="max-h-[calc(100dvh-64px)] scroller scroll-pt-14 scroll-pb-20 p-5"
      noValidate
      onSubmit={submit}
    >
      {/* In sight while the form is scrolled, so that no field is under the close button. */}
      <h2 className="sticky -top-5 z-1 -mx-5 -mt-5 -mb-2 bg-raised pt-5 pr-13 pb-2 pl-5 text-title font-strong">
        {label}
      </h2>
      <FormField {...textField('name')} />
      <fieldset className="mt-3">
        <legend className="text-[13px] leading-[18px] text-ink-3">{formWords.role}</legend>
        <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
          {roles.map((role) => (
            <label key={role} className="flex items-center gap-2 coarse:min-h-11">
              <input
                type="radio"
                name="role"
                checked={details.role === role}
                onChange={() => form.setRole(role)}
              />
              {formWords.roles[role]}
            </label>
          ))}
        </div>
      </fieldset>
      {inputNames.map((name) => (
        <FormField key={name} {...textField(name)} {...inputs[name]} hint={hintOf(name)} />
      ))}
      <ConsentFields form={form.consent} contact={contact} number={form.number} />
      {/* In sight while the form is scrolled. */}
      <div className="sticky -bottom-5 -mx-5 mt-4 -mb-3 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-5 py-3">
        <ActionError className="w-full" sentence={sentence} />
        {contact && (
          <Button
            className="mr-auto"
            aria-disabled={busy}
            title={formWords.archiveSays(contact.name)}
            onClick={() => act(() => toggleArchive(contact), done)}
          >
            {contact.archivedAt === undefined ? formWords.archive : formWords.restore}
          </Button>
        )}
        <Button onClick={onClose}>{formWords.cancel}</Button>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {formWords.save}
        </Button>
      </div>
      {contact && contact.archivedAt === undefined && (
        <p className="mt-3 text-meta wrap-anywhere text-ink-3">{formWords.archiveSays(contact.name)}</p>
      )}
      {contact && <PrivacyActions contact={contact} onErased={done} />}
    </form>
  );
}

/** Says beside the texted field who has the number already, and what saving it changes. */
function NumberHint({ form }: { readonly form: ReturnType<typeof useContactForm> }) {
  const { details, field, hint, owners, consequence } = form;
  const isEmpty = (details[field] ?? '').trim() === '';
  return (
    <>
      <p>{isEmpty ? formWords.noNumber(field) : formWords.textsGoHere}</p>
      {(hint || consequence) && (
        <div
          role="status"
          className="mt-1 flex flex-col gap-1.5 rounded-control bg-unsure-wash px-3 py-2 text-unsure"
        >
          {hint && (
            <p>
              <UnbrokenNumbers>{hint}</UnbrokenNumbers>
            </p>
          )}
          {owners.map(({ contactId, name }) => (
            <p key={contactId}>
              <Link className="font-strong hover:underline" href={contactPath(contactId)}>
                {formWords.openOwner(name)}
              </Link>
            </p>
          ))}
          {consequence && (
            <p>
              <UnbrokenNumbers>{consequence}</UnbrokenNumbers>
            </p>
          )}
        </div>
      )}
    </>
  );
}

function toggleArchive({ contactId, archivedAt }: Contact): Promise<Contact> {
  return archivedAt === undefined ? contactActions.archive(contactId) : contactActions.restore(contactId);
}
