import { useQuery } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { Link } from 'wouter';
import { ProblemError } from '#shared/api/client.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import { queries } from '../api/queries.ts';
import { NotHere } from '../frame/NotHere.tsx';
import { FullPage } from '../frame/FullPage.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { exactTime } from '../ui/exactTime.ts';
import { words } from '../words.ts';

/** An inspection: where, when, who; beside each name the way into that person's thread, in a new tab (P27). */
export function InspectionPage({ inspectionId, me }: { readonly inspectionId: string; readonly me: WhoAmI }) {
  const { timeZone } = me.company;
  const { data, error, refetch } = useQuery(queries.inspection(inspectionId));
  if (!data && error && me.otherCompanies.length > 0) {
    return (
      <main className="min-h-0 flex-1">
        <NotHere me={me} target={{ inspectionId }} error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!data && error) {
    return (
      <FullPage action={<Link href="/conversations">{words.page.toConversations}</Link>}>
        {error instanceof ProblemError ? error.problem.detail : words.page.unreachable}
      </FullPage>
    );
  }
  return (
    <main className="min-h-0 flex-1 scroller p-4 desk:p-8">
      <article className="mx-auto max-w-140 rounded-composer border border-line bg-paper p-5 desk:p-7">
        {data && <Facts inspection={data} timeZone={timeZone} />}
        {!data && <div className="skeleton h-40" />}
      </article>
    </main>
  );
}

function Facts({ inspection, timeZone }: { readonly inspection: Inspection; readonly timeZone: string }) {
  return (
    <>
      <p className="text-meta text-ink-3">{words.inspection.title}</p>
      <h1 className="pt-1 text-[20px] leading-7 font-strong wrap-anywhere">{inspection.address}</h1>
      <time dateTime={inspection.startsAt} className="tabular block pt-1 text-ink-2">
        {exactTime(inspection.startsAt, timeZone)}
      </time>
      <h2 className="mt-6 border-t border-line pt-4 pb-1 text-section font-strong text-ink-3">
        {words.inspection.people}
      </h2>
      <ul className="-mx-2">
        {inspection.people.map((person) => (
          <li key={`${person.contactId} ${person.role}`} className="flex h-15 items-center gap-3 px-2">
            <Avatar name={person.name} />
            <span className="min-w-0">
              <bdi className="block truncate font-name">{person.name}</bdi>
              <span className="block text-meta text-ink-3">{words.roles[person.role]}</span>
            </span>
            <a
              href={`/contacts/${person.contactId}`}
              target="_blank"
              rel="noopener"
              aria-label={words.inspection.openThread(person.name)}
              title={words.inspection.openThread(person.name)}
              className="fade ml-auto inline-flex size-9 flex-none items-center justify-center rounded-control text-accent hover:bg-accent-wash coarse:size-11"
            >
              <MessageSquareText aria-hidden="true" size={19} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
