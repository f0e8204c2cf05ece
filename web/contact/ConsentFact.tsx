import type { ConsentRecord } from '#shared/domain/consentRecord.ts';
import { consentWords } from './consentWords.ts';

/** Says when, how and to whom the person agreed to be texted at this number, and shows the wording, or has it as a tooltip (P31). */
export function ConsentFact({
  consent,
  withWording = false,
}: {
  readonly consent: ConsentRecord | undefined;
  readonly withWording?: boolean;
}) {
  return (
    <p className="text-meta wrap-anywhere text-ink-3" title={withWording ? undefined : consent?.wording}>
      {consent ? agreed(consent) : consentWords.none}
      {consent && withWording && (
        <>
          {' '}
          {consentWords.scopes[consent.agreedTo]}: <q>{consent.wording}</q>
        </>
      )}
    </p>
  );
}

function agreed({ agreedAt, source, recordedBy }: ConsentRecord): string {
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(new Date(agreedAt));
  return consentWords.agreed(day, consentWords.sources[source], recordedBy);
}
