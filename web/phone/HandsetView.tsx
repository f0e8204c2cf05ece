import { ChevronLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { CompanyChoice } from './CompanyChoice.tsx';
import { HandsetComposer } from './HandsetComposer.tsx';
import { companyIn, companyNameOf, conditionOf, lastTextOf, nameOf } from './handsetWords.ts';
import { KindOfPhone } from './KindOfPhone.tsx';
import { network, type Company, type Handset, type ListedHandset } from './network.ts';
import { TextLog } from './TextLog.tsx';
import type { Handsets } from './useHandsets.ts';
import { listAddress } from './useOpened.ts';

/** Shows the opened handset as its person sees it, or says what to do first. */
export function HandsetView({
  number,
  handsets,
}: {
  readonly number: string | undefined;
  readonly handsets: Handsets;
}) {
  const { all, companies } = handsets;
  const [fetched, setFetched] = useState<Handset>();
  const [problem, setProblem] = useState<string>();
  const listed = number === undefined ? undefined : all?.get(number);
  const isUnlisted = number !== undefined && all !== undefined && listed === undefined;
  useEffect(() => {
    if (isUnlisted) network.handset(number).then(setFetched, (error: Error) => setProblem(error.message));
  }, [isUnlisted, number]);

  if (!all) return null;
  if (number === undefined)
    return (
      <Nothing
        words={all.size > 0 ? 'Choose a handset to read and answer on it.' : 'Add a handset to start.'}
      />
    );
  if (problem) return <Nothing words={problem} />;
  const handset = listed ?? fetched;
  return handset ? (
    <Device handset={handset} listed={listed} companies={companies} handsets={handsets} />
  ) : null;
}

function Nothing({ words }: { readonly words: string }) {
  return <p className="max-w-80 self-center p-5 text-center text-balance text-ink-2">{words}</p>;
}

function Device({
  handset,
  listed,
  companies,
  handsets,
}: {
  readonly handset: Handset;
  readonly listed: ListedHandset | undefined;
  readonly companies: readonly Company[];
  readonly handsets: Handsets;
}) {
  const last = listed && lastTextOf(listed);
  const [chosen, setChosen] = useState(() => (last ? companyIn(last) : companies[0]?.number));
  const [problem, setProblem] = useState<string>();
  const company = companies.find(({ number }) => number === chosen) ?? companies[0];
  const condition = conditionOf(handset);

  function change(setting: Partial<Handset>) {
    network.change(handset.number, setting).then(
      () => setProblem(undefined),
      (error: Error) => setProblem(error.message),
    );
  }

  return (
    <section
      aria-label={`Phone of ${nameOf(handset)}`}
      className="flex min-h-0 w-full flex-col overflow-hidden bg-paper desk:max-h-215 desk:max-w-110 desk:rounded-[28px] desk:border desk:border-line-strong"
    >
      <header className="flex flex-none items-center gap-3 border-b border-line px-4 py-2.5 desk:px-4.5">
        <a
          href={listAddress}
          aria-label="All handsets"
          className="-ml-2 inline-flex size-9 flex-none items-center justify-center text-ink-2 coarse:size-11 desk:hidden"
        >
          <ChevronLeft aria-hidden="true" size={20} />
        </a>
        <div className="min-w-0 flex-1">
          <h2 dir="auto" className="truncate text-left text-title font-strong">
            {nameOf(handset)}
          </h2>
          <p className="text-meta text-ink-3 tabular">{formatPhoneNumber(handset.number)}</p>
        </div>
        <KindOfPhone handset={handset} onChange={change} />
      </header>
      {(condition ?? problem) && (
        <p
          role={problem ? 'alert' : 'status'}
          className={`border-b border-line px-4.5 py-2 ${problem ? 'bg-bad-wash text-bad' : 'bg-unsure-wash text-unsure'}`}
        >
          {problem ?? condition}
        </p>
      )}
      {company && companies.length > 1 && (
        <CompanyChoice companies={companies} chosen={company.number} onChoose={setChosen} />
      )}
      <TextLog key={company?.number} number={handset.number} company={company} handsets={handsets} />
      <HandsetComposer
        key={`${handset.number} ${company?.number}`}
        number={handset.number}
        company={company}
        disabled={handset.off || handset.landline || !company}
        label={company ? `Text ${companyNameOf(company)}` : 'No company has a number yet'}
      />
    </section>
  );
}
