import { useState, type FormEvent } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/queryClient.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { numberWords } from '../people/numberWords.ts';
import { exactTime } from '../ui/exactTime.ts';
import { forwardingWords as words } from './forwardingWords.ts';
import { useLeavingWarning } from '../ui/useLeavingWarning.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';
import { TextField } from './TextField.tsx';

/** Turns the forwarding of texts to another phone on and off, with the advice to leave it off (P30). */
export function ForwardingSettings({ me: { company, forwarding } }: { readonly me: WhoAmI }) {
  const [to, setTo] = useState(forwarding ? formatPhoneNumber(forwarding.to) : '');
  const [fault, setFault] = useState<string>();
  const { act, busy, sentence } = useAction();
  const isOn = forwarding?.isOn ?? false;
  useLeavingWarning(!isOn && to !== (forwarding ? formatPhoneNumber(forwarding.to) : ''));
  const change = async (wanted: { readonly isOn: boolean; readonly to?: PhoneNumber }) => {
    await client.setCompany({ forwarding: wanted });
    announce(wanted.to ? words.isOn(formatPhoneNumber(wanted.to)) : words.isOff);
    await queryClient.invalidateQueries({ queryKey: queries.whoAmI().queryKey, exact: true });
  };
  function submit(event: FormEvent): void {
    event.preventDefault();
    act(async () => {
      // The numbering plans weigh 35 kB, so they are loaded when a number is entered.
      const { faultOfNumber, readPhoneNumber } = await import('#shared/domain/readPhoneNumber.ts');
      const number = readPhoneNumber(to);
      setFault(number ? undefined : numberWords.faults[faultOfNumber(to) ?? 'not-a-number']);
      if (number) await change({ isOn: true, to: number });
    });
  }
  return (
    <SettingsSection id="forwarding" explained={words.explained}>
      <p className="mt-3 rounded-control bg-unsure-wash px-3 py-2">{words.advice}</p>
      {isOn && forwarding ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <p className="min-w-45 flex-1">{words.isOn(formatPhoneNumber(forwarding.to))}</p>
          <Button look="primary" aria-disabled={busy} onClick={() => act(() => change({ isOn: false }))}>
            {words.turnOff}
          </Button>
        </div>
      ) : (
        <form aria-label={settingsWords.sections.forwarding} noValidate onSubmit={submit}>
          {forwarding?.stoppedBy && (
            <p role="status" className="mt-4 font-strong text-bad">
              {words.stopped[forwarding.stoppedBy](
                formatPhoneNumber(forwarding.to),
                forwarding.stoppedAt && exactTime(forwarding.stoppedAt, company.timeZone),
              )}
            </p>
          )}
          <TextField
            id="forwarding-to"
            label={words.to}
            hint={words.toHint}
            fault={fault}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            value={to}
            onChange={(event) => {
              setTo(event.currentTarget.value);
              setFault(undefined);
            }}
          />
          <Button type="submit" className="mt-4" aria-disabled={busy}>
            {words.turnOn}
          </Button>
        </form>
      )}
      <ActionError className="mt-3" sentence={sentence} />
    </SettingsSection>
  );
}
