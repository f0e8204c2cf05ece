import type { Contact } from '#shared/domain/contact.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { phoneFieldOf } from '#shared/domain/role.ts';
import { lazily } from '../frame/lazily.tsx';
import { numberDialog } from '../people/numberDialog.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';
import { calm, CopyButton } from '../CopyButton.tsx';
import { Field } from './Field.tsx';

const consentFact = lazily(
  async () => (await import('./ConsentFact.tsx')).ConsentFact,
  <p className="h-4" />,
);

/**
 * Shows the number at which this person is texted, to call it or to change the contact, which leads on to the thread at the new
 * number (P20, P21).
 */
export function NumberField({ contact }: { readonly contact: Contact }) {
  const field = phoneFieldOf[contact.role];
  const typed = contact[field];
  const texted = 'number' in contact.texting ? contact.texting.number : undefined;
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
          <TextAction
            className={typed ? calm : ''}
            onClick={() => numberDialog.open({ people: [contact], leadsOn: true })}
          >
            {typed ? words.contact.changeNumber : words.contact.addNumber}
          </TextAction>
        </span>
      </p>
      {texted && <consentFact.Component consent={contact.consent} />}
    </Field>
  );
}
