import type { Contact } from '#shared/domain/contact.ts';
import { consentWords } from './consentWords.ts';

/** Says when, how and to whom the person agreed to be texted at this number, with the wording as a tooltip (P31). */
export function ConsentFact({ consent }: Pick<Contact, 'consent'>) {
  return (
    <p className="text-meta wrap-anywhere text-ink-3" title={consent?.wording}>
      {consent ? agreed(consent) : consentWords.none}
    </p>
  );
}

function agreed({ agreedAt, source, recordedBy }: NonNullable<Contact['consent']>): string {
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(new Date(agreedAt));
  return consentWords.agreed(day, consentWords.sources[source], recordedBy);
}
