import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ConsentScope, ConsentSource } from '#shared/domain/consentRecord.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { queries } from '../api/queries.ts';
import { ConsentFact } from '../contact/ConsentFact.tsx';
import { consentWords } from '../contact/consentWords.ts';
import { SelectField } from '../settings/SelectField.tsx';
import { FormField } from './FormField.tsx';
import type { useConsentForm } from './useConsentForm.ts';

const { form: words } = consentWords;
// Listed here, because the schemas would add their library to the page's first load.
const sources = ['phone-call', 'booking-form', 'wrote-first', 'imported'] as const satisfies ConsentSource[];
const scopes = ['inspections', 'inspections-and-offers'] as const satisfies ConsentScope[];

/** Shows the consent at the number in the form, records one for it, and lists the evidence of earlier ones (P31). */
export function ConsentFields({
  form,
  contact,
  number,
}: {
  readonly form: ReturnType<typeof useConsentForm>;
  readonly contact: Contact | undefined;
  /** The number in the form; undefined while it cannot be texted. */
  readonly number: string | undefined;
}) {
  const id = useId();
  const isHere = contact && 'number' in contact.texting && contact.texting.number === number;
  const consent = isHere ? contact.consent : undefined;
  return (
    <fieldset className="mt-4 border-t border-line pt-3">
      <legend className="float-left w-full text-[13px] leading-[18px] text-ink-3">{words.title}</legend>
      <div className="clear-both">
        {consent && <ConsentFact consent={consent} withWording />}
        {!consent && contact?.consent && <p className="text-meta text-ink-3">{words.newNumber}</p>}
        <label className="mt-1 flex items-center gap-2 coarse:min-h-11">
          <input
            type="checkbox"
            className="size-4 flex-none"
            checked={form.isOn}
            onChange={(event) => form.setOn(event.currentTarget.checked)}
          />
          {words.record(consent === undefined)}
        </label>
        {form.isOn && (
          <div className="mt-2 border-l-2 border-line pl-3">
            <SelectField
              label={words.how}
              value={form.source}
              onChange={(source) => form.setSource(source as ConsentSource)}
            >
              {sources.map((source) => (
                <option key={source} value={source}>
                  {words.sources[source]}
                </option>
              ))}
            </SelectField>
            <div className="mt-3">
              <SelectField
                label={words.what}
                value={form.agreedTo}
                onChange={(scope) => form.setAgreedTo(scope as ConsentScope)}
              >
                {scopes.map((scope) => (
                  <option key={scope} value={scope}>
                    {consentWords.scopes[scope]}
                  </option>
                ))}
              </SelectField>
            </div>
            <FormField
              label={words.when}
              type="datetime-local"
              name="agreedAt"
              value={form.agreedAt}
              fault={form.faults.agreedAt}
              onText={form.setAgreedAt}
            />
            <FormField
              label={words.wording}
              name="wording"
              value={form.wording}
              fault={form.faults.wording}
              hint={`${words.wordingHint} ${words.recordedByYou}`}
              onText={form.setWording}
            />
          </div>
        )}
        {contact && <EarlierConsents contact={contact} current={consent} id={id} />}
      </div>
    </fieldset>
  );
}

function EarlierConsents({
  contact: { contactId },
  current,
  id,
}: {
  readonly contact: Contact;
  readonly current: Contact['consent'];
  readonly id: string;
}) {
  const { data } = useQuery(queries.contact(contactId));
  const earlier = data?.consents.filter(({ recordedAt }) => recordedAt !== current?.recordedAt) ?? [];
  if (earlier.length === 0) return null;
  return (
    <>
      <p id={id} className="mt-3 text-[13px] leading-[18px] text-ink-3">
        {words.earlier}
      </p>
      <ul aria-labelledby={id} className="mt-1 grid gap-2">
        {earlier.map((evidence) => (
          <li key={`${evidence.recordedAt} ${evidence.number}`}>
            <span className="tabular text-meta text-ink-2">
              {words.at(formatPhoneNumber(evidence.number))}
            </span>
            <ConsentFact consent={evidence} withWording />
          </li>
        ))}
      </ul>
    </>
  );
}
