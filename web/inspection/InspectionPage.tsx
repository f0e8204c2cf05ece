import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ProblemError } from '#shared/api/client.ts';
import type { InspectionDetails, WhoAmI } from '#shared/api/routes.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { queries } from '../api/queries.ts';
import { NotHere } from '../frame/NotHere.tsx';
import { FullPage } from '../frame/FullPage.tsx';
import { RetryButton } from '../frame/RetryButton.tsx';
import { exactTime } from '../ui/exactTime.ts';
import { words } from '../words.ts';
import { inspectionWords } from './inspectionWords.ts';
import { InspectionPersonRow } from './InspectionPersonRow.tsx';
import { InspectionTexts } from './InspectionTexts.tsx';
import { PageMain } from '../frame/PageMain.tsx';

const order = ['inspector', 'agent', 'client'];

/**
 * Shows an inspection: place, time and people, beside each name a link to that person's thread in a new tab (P27), and its
 * automated texts.
 */
export function InspectionPage({ inspectionId, me }: { readonly inspectionId: string; readonly me: WhoAmI }) {
  const { data, error, refetch } = useQuery(queries.inspection(inspectionId));
  if (!data && error && me.otherCompanies.length > 0) {
    return (
      <PageMain className="">
        <NotHere me={me} target={{ inspectionId }} error={error} onRetry={() => void refetch()} />
      </PageMain>
    );
  }
  if (!data && error) {
    return (
      <FullPage
        action={
          <>
            <RetryButton error={error} onRetry={() => void refetch()} />
            <Link href="/inspections">{inspectionWords.details.all}</Link>
          </>
        }
      >
        {error instanceof ProblemError ? error.problem.detail : words.list.failed}
      </FullPage>
    );
  }
  return (
    <PageMain>
      <div className="mx-auto max-w-160">
        <Link href="/inspections" className="tap text-[13px] text-accent">
          ‹ {inspectionWords.details.all}
        </Link>
        <article className="mt-3 rounded-composer border border-line bg-paper p-5 desk:p-7">
          {data && <Facts inspection={data} me={me} />}
          {!data && <div className="skeleton h-40" />}
        </article>
      </div>
    </PageMain>
  );
}

function Facts({ inspection, me }: { readonly inspection: InspectionDetails; readonly me: WhoAmI }) {
  const { address, startsAt, people } = inspection;
  const { timeZone } = me.company;
  const missing = me.mayRead ? undefined : missingForTexting(me.company);
  return (
    <>
      <p className="text-meta text-ink-3">{inspectionWords.details.title}</p>
      <h1 className="pt-1 text-[20px] leading-7 font-strong wrap-anywhere">{address}</h1>
      <time dateTime={startsAt} className="tabular block pt-1 text-ink-2">
        {exactTime(startsAt, timeZone)}
      </time>
      <h2 className="mt-6 border-t border-line pt-4 pb-1 text-section font-strong text-ink-3">
        {inspectionWords.details.people}
      </h2>
      <ul aria-label={inspectionWords.details.people} className="-mx-2">
        {people
          .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role))
          .map((person) => (
            <InspectionPersonRow key={`${person.contactId} ${person.role}`} person={person} />
          ))}
      </ul>
      <h2 className="mt-6 border-t border-line pt-4 pb-1 text-section font-strong text-ink-3">
        {inspectionWords.details.texts}
      </h2>
      {missing ? (
        <p className="py-2 text-ink-2">{inspectionWords.details.onlyAdmins[missing.code]}</p>
      ) : (
        <InspectionTexts inspection={inspection} timeZone={timeZone} />
      )}
    </>
  );
}
