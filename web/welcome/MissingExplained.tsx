import type { WhoAmI } from '#shared/api/routes.ts';
import type { MissingForTexting } from '#shared/domain/missingForTexting.ts';
import { AskSupport } from './AskSupport.tsx';
import { welcomeWords } from './welcomeWords.ts';

const { missing: words } = welcomeWords;

/** Explains what the company lacks, what Conversations would do for it, and where this member gets it (P3). */
export function MissingExplained({
  me: { company, member, mayRead, admins = [] },
  missing,
}: {
  readonly me: WhoAmI;
  readonly missing: MissingForTexting;
}) {
  return (
    <div className="p-6 wrap-anywhere">
      <h1 className="pr-8 text-[20px] leading-7 font-strong">{words.titles[missing.code]}</h1>
      <p className="mt-2 text-ink-2">{words.lead(company.name)}</p>
      <ul className="mt-3 list-disc space-y-1.5 pl-5">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <h2 className="mt-5 font-strong">{words.where}</h2>
      {member.role !== 'admin' && <p className="mt-1">{words.askAdmin(company.name, admins)}</p>}
      {member.role === 'admin' && (
        <p className="mt-1">
          <AskSupport companyName={company.name} missing={missing} />
        </p>
      )}
      <p className="mt-1 text-ink-2">{mayRead ? words.lapsed : words.opens}</p>
    </div>
  );
}
