import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { ProblemError } from '#shared/api/client.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { ConversationsPage } from './ConversationsPage.tsx';
import { addressIn, type Address } from './address.ts';
import { stayIn } from './api/chosenCompany.ts';
import { inboxQuery } from './api/inbox.ts';
import { startLive } from './api/live.ts';
import { followNavigationBar } from './api/navigationBar.ts';
import { queries } from './api/queries.ts';
import { failedWords, useFailed } from './api/useFailed.ts';
import { startWriting } from './api/writing.ts';
import { AppBar } from './frame/AppBar.tsx';
import { ConnectionBanner } from './frame/ConnectionBanner.tsx';
import { FullPage } from './frame/FullPage.tsx';
import { PausedBanner } from './frame/PausedBanner.tsx';
import { Refused } from './frame/Refused.tsx';
import { SkipLink } from './frame/SkipLink.tsx';
import { useAnnounceFailures } from './frame/useAnnounceFailures.ts';
import { useAnnounceInbound } from './frame/useAnnounceInbound.ts';
import { useTabBadge } from './frame/useTabBadge.ts';
import {
  exportPage,
  inspectionPage,
  inspectionsPage,
  lapsedBanner,
  missingPage,
  peoplePage,
  settingsPage,
  startLater,
} from './splitCode.ts';
import { KeyboardHelp } from './keyboard/KeyboardHelp.tsx';
import { PageKeys } from './keyboard/PageKeys.tsx';
import { numberDialog } from './people/numberDialog.ts';
import { Announcer } from './ui/Announcer.tsx';
import { help } from './welcome/help.ts';
import { words } from './words.ts';

const retryMilliseconds = 5000;
/** How often a page that waits for the plan or the number asks whether they are there. */
const missingMilliseconds = 30_000;

/** Shows the page that the address names, once it is known who is signed in and what they may see. */
export function App() {
  const [path] = useLocation();
  const address = addressIn(path);
  const {
    data: answer,
    error,
    refetch,
  } = useQuery({
    ...inboxQuery(),
    // The page began with this query, and shows its failure.
    retryOnMount: false,
    refetchInterval: ({ state: { status, data } }) =>
      status === 'error'
        ? retryMilliseconds
        : data && missingForTexting(data.company)
          ? missingMilliseconds
          : false,
  });
  // A member who was removed sees nothing of the company any more, although the last answer is still here.
  const me = isRefusal(error) ? undefined : answer;
  const missing = me && missingForTexting(me.company);
  const mayRead = me?.mayRead === true;
  const { data: unread } = useQuery({ ...queries.unread(), enabled: mayRead });
  const failed = useFailed(mayRead);
  const { count, refused, hasMore } = failed;
  const openId = address.page === 'conversations' ? address.conversationId : undefined;
  useTabBadge(unread?.count ?? 0, failedWords({ count: count + refused.length, hasMore }), address);
  useAnnounceInbound(openId);
  useAnnounceFailures(failed, openId);
  const companyId = me?.company.companyId;
  useEffect(() => {
    if (companyId) stayIn(companyId);
  }, [companyId]);
  useEffect(() => (mayRead ? startLive() : undefined), [mayRead]);
  useEffect(followNavigationBar, []);
  useEffect(startLater, []);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `me` is new on every answer, and only another member or company needs a new start.
  useEffect(() => (me ? startWriting(me) : undefined), [me?.member.memberId, companyId]);

  return (
    <div className="flex h-full flex-col">
      <SkipLink />
      <AppBar me={me} unread={unread?.count ?? 0} here={address.page}>
        {me && <ConnectionBanner />}
        {mayRead && !missing && <PausedBanner me={me} />}
        {mayRead && missing && <lapsedBanner.Component me={me} missing={missing} />}
      </AppBar>
      {me && <Shown address={address} me={me} />}
      {!me && error && <Refused error={error} onRetry={() => void refetch()} />}
      {me && <help.Host me={me} />}
      {me && <PageKeys openId={openId} mayRead={mayRead} />}
      <numberDialog.Host />
      <KeyboardHelp />
      <Announcer />
    </div>
  );
}

function isRefusal(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.status === 403;
}

function Shown({ address, me }: { readonly address: Address; readonly me: WhoAmI }) {
  const missing = missingForTexting(me.company);
  if (address.page === 'inspection') {
    return <inspectionPage.Component inspectionId={address.inspectionId} me={me} />;
  }
  if (address.page === 'inspections') return <inspectionsPage.Component me={me} />;
  if (address.page === 'people') return <peoplePage.Component me={me} />;
  if (address.page === 'settings') return <settingsPage.Component me={me} />;
  if (missing && !me.mayRead) return <missingPage.Component me={me} missing={missing} />;
  if (address.page === 'export')
    return <exportPage.Component conversationId={address.conversationId} me={me} />;
  if (address.page === 'conversations') return <ConversationsPage me={me} address={address} />;
  return (
    <FullPage action={<Link href="/conversations">{words.page.toConversations}</Link>}>
      {words.page.notFound}
    </FullPage>
  );
}
