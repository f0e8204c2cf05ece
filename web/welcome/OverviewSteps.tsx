import type { Company } from '#shared/domain/company.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { welcomeWords } from './welcomeWords.ts';

/** Lists the four steps that show what Conversations does. */
export function OverviewSteps({
  company: { originationNumber },
  className = '',
}: {
  readonly company: Company;
  readonly className?: string;
}) {
  // With a hyphen and a space at which no line breaks.
  const from =
    originationNumber && formatPhoneNumber(originationNumber).replace(' ', '\u00a0').replace('-', '\u2011');
  return (
    <ol className={`grid gap-x-6 gap-y-3 ${className}`}>
      {welcomeWords.overview.steps(from).map(([title, text], index) => (
        <li key={title} className="flex gap-3">
          <span
            aria-hidden="true"
            className="tabular inline-flex size-6 flex-none items-center justify-center rounded-full bg-accent-wash text-meta font-strong text-ink-2"
          >
            {index + 1}
          </span>
          <span className="min-w-0">
            <span className="block leading-6 font-strong">{title}</span>
            <span className="block text-ink-2">{text}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
