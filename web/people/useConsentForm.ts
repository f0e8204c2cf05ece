import { useState } from 'react';
import type { ConsentScope, ConsentSource, GivenConsent } from '#shared/domain/consentRecord.ts';
import { maxWordingLength } from '#shared/domain/fieldLengths.ts';
import { consentWords } from '../contact/consentWords.ts';
import { tooLongWords } from '../tooLongWords.ts';
import { useNow } from '../ui/useNow.ts';

const { form: words } = consentWords;

type Faults = { readonly wording?: string; readonly agreedAt?: string };

/** Manages what is entered about a consent: whether one is recorded, its facts, and what is wrong with them. */
export function useConsentForm() {
  const [isOn, setOn] = useState(false);
  const [checked, setChecked] = useState(false);
  const [agreedTo, setAgreedTo] = useState<ConsentScope>('inspections');
  const [source, setSource] = useState<ConsentSource>('phone-call');
  const [agreedAt, setAgreedAt] = useState(() => minuteOf(new Date()));
  const [typed, setTyped] = useState<string>();
  const now = useNow(20_000);
  const wording = typed ?? words.wordings[source];
  const moment = new Date(agreedAt);
  const tooLong = tooLongWords(wording, maxWordingLength);
  const onlyTooLong: Faults = tooLong === undefined ? {} : { wording: tooLong };
  const faults: Faults = {
    ...(wording.trim() === '' && { wording: words.noWording }),
    ...onlyTooLong,
    // Negated, because an empty field is not a time.
    ...(!(moment <= now) && { agreedAt: words.noTime }),
  };
  return {
    isOn,
    setOn,
    agreedTo,
    setAgreedTo,
    source,
    setSource,
    agreedAt,
    setAgreedAt,
    wording,
    setWording: setTyped,
    faults: checked ? faults : onlyTooLong,
    /** Returns the consent to record, undefined when none is entered, or what is wrong with it. */
    read(): GivenConsent | undefined | { readonly faults: Faults } {
      if (!isOn) return undefined;
      setChecked(true);
      if (Object.keys(faults).length > 0) return { faults };
      return { agreedTo, source, agreedAt: moment.toISOString(), wording: wording.trim() };
    },
  };
}

/** Returns a time as a field of the browser's own time zone shows it. */
function minuteOf(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
