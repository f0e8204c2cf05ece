import { useState, type FormEvent } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { maxHelpTextLength, maxNameLength, maxOptOutLineLength } from '#shared/domain/fieldLengths.ts';
import { namesWayOut } from '#shared/domain/optOutLine.ts';
import { usualQuietFromHour, usualFromHour } from '#shared/domain/quietHours.ts';
import { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { showOwnChange } from '../api/showOwnChange.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { tooLongWords } from '../tooLongWords.ts';
import { useLeavingWarning } from '../ui/useLeavingWarning.ts';
import { changedFields, changedSettings, formOf, type CompanyForm } from './companyForm.ts';
import { companyWords as words } from './companyWords.ts';
import { SelectField } from './SelectField.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';
import { TextField } from './TextField.tsx';

const hours = Array.from(
  { length: usualQuietFromHour - usualFromHour + 1 },
  (_, index) => usualFromHour + index,
);

/** Shows the settings of the company to its admins. */
export function CompanySettings({ me: { company } }: { readonly me: WhoAmI }) {
  const [before, setBefore] = useState(() => formOf(company));
  const [form, setForm] = useState(before);
  const [saved, setSaved] = useState(false);
  const { act, busy, sentence } = useAction();
  useLeavingWarning(Object.keys(changedFields(before, form)).length > 0);
  const { name, timeZone, helpText, optOutLine, from, until } = form;
  const nameFault = name.trim() === '' ? words.nameMissing : tooLongWords(name, maxNameLength);
  const helpFault = tooLongWords(helpText, maxHelpTextLength);
  const lineFault = namesWayOut(optOutLine)
    ? tooLongWords(optOutLine, maxOptOutLineLength)
    : words.optOutLineWrong;
  const hoursFault = from < until ? undefined : words.hoursWrong;

  function change(fields: Partial<CompanyForm>): void {
    setForm((known) => ({ ...known, ...fields }));
  }

  async function save(): Promise<void> {
    const changed = await client.setCompany(changedSettings(before, form));
    showOwnChange<WhoAmI>(queryClient, queries.whoAmI().queryKey, (known) => ({
      ...known,
      company: changed,
    }));
    const stored = formOf(changed);
    setBefore(stored);
    // Keeps what was entered while the answer was on its way.
    setForm((now) => ({ ...stored, ...changedFields(form, now) }));
    setSaved(true);
    announce(words.saved);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!nameFault && !helpFault && !lineFault && !hoursFault) act(save);
    else event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  return (
    <SettingsSection id="company" explained={words.explained}>
      <form
        aria-label={settingsWords.sections.company}
        noValidate
        onSubmit={submit}
        onChange={() => setSaved(false)}
      >
        <TextField
          id="company-name"
          label={words.name}
          hint={words.nameHint}
          fault={nameFault}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextField
          id="company-zone"
          label={words.timeZone}
          hint={words.timeZoneHint}
          list="time-zones"
          value={timeZone}
          onChange={(event) => change({ timeZone: event.currentTarget.value })}
        />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <TextField
          id="company-help"
          label={words.helpText}
          hint={words.helpTextHint(name.trim() || company.name)}
          fault={helpFault}
          value={helpText}
          onChange={(event) => change({ helpText: event.currentTarget.value })}
        />
        <TextField
          id="company-opt-out-line"
          label={words.optOutLine}
          hint={words.optOutLineHint}
          fault={lineFault}
          value={optOutLine}
          onChange={(event) => change({ optOutLine: event.currentTarget.value })}
        />
        <fieldset className="mt-4">
          <legend className="text-[13px] leading-[18px] text-ink-3">{words.hours}</legend>
          <div className="mt-1 flex gap-3">
            <SelectField label={words.from} value={from} onChange={(to) => change({ from: Number(to) })}>
              {hours.slice(0, -1).map((hour) => (
                <option key={hour} value={hour}>
                  {hourWords(hour)}
                </option>
              ))}
            </SelectField>
            <SelectField label={words.until} value={until} onChange={(to) => change({ until: Number(to) })}>
              {hours.slice(1).map((hour) => (
                <option key={hour} value={hour}>
                  {hourWords(hour)}
                </option>
              ))}
            </SelectField>
          </div>
          <p className={`mt-1 text-meta ${hoursFault ? 'text-bad' : 'text-ink-3'}`}>
            {hoursFault ?? words.hoursHint}
          </p>
        </fieldset>
        <Check
          checked={form.automationsNeedConsent}
          onChange={(automationsNeedConsent) => change({ automationsNeedConsent })}
        >
          {words.automationsNeedConsent}
        </Check>
        <Check
          checked={form.membersNeedConsent}
          onChange={(membersNeedConsent) => change({ membersNeedConsent })}
        >
          {words.membersNeedConsent}
        </Check>
        <ActionError className="mt-3" sentence={sentence} />
        <div className="mt-4 flex items-center gap-3">
          <Button type="submit" look="primary" aria-disabled={busy}>
            {words.save}
          </Button>
          {saved && <p className="text-good">{words.saved}</p>}
        </div>
      </form>
    </SettingsSection>
  );
}

function hourWords(hour: number): string {
  const clock = new Date(Date.UTC(2026, 0, 1, hour));
  return new Intl.DateTimeFormat('en-US', { hour: 'numeric', timeZone: 'UTC' }).format(clock);
}

function Check({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: string;
}) {
  return (
    <label className="mt-4 flex items-start gap-2 coarse:min-h-11 coarse:items-center">
      <input
        type="checkbox"
        className="mt-0.5 size-4 flex-none accent-(--color-accent)"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
