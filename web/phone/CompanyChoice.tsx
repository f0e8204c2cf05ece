import { companyNameOf } from './handsetWords.ts';
import type { Company } from './network.ts';

/** Chooses the company whose texts are shown, as a phone has a thread for each number. */
export function CompanyChoice({
  companies,
  chosen,
  onChoose,
}: {
  readonly companies: readonly Company[];
  readonly chosen: string;
  readonly onChoose: (number: string) => void;
}) {
  return (
    <div
      role="group"
      aria-label="Company to text with"
      className="flex flex-none gap-1.5 overflow-x-auto border-b border-line px-3.5 py-2"
    >
      {companies.map((company) => (
        <button
          key={company.number}
          type="button"
          aria-pressed={company.number === chosen}
          onClick={() => onChoose(company.number)}
          className="fade h-7.5 flex-none rounded-control border border-line px-3 text-[13px] font-strong text-ink-2 hover:bg-canvas aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-ink coarse:h-11"
        >
          {companyNameOf(company)}
        </button>
      ))}
    </div>
  );
}
