import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { conversationPath } from '../address.ts';
import { client } from '../api/client.ts';
import { queries } from '../api/queries.ts';
import { isFinal } from '../api/queryClient.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { formatOf } from '../ui/formatOf.ts';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';
import { words } from '../words.ts';
import { csvOf, exportedRows, type ExportedRow } from './exportedRows.ts';
import { exportWords } from './exportWords.ts';
import { FullPage } from '../frame/FullPage.tsx';
import { PageMain } from '../frame/PageMain.tsx';

/** Shows the whole conversation with one number for a dispute, to print it or to save it as CSV. */
export function ExportPage({ conversationId, me }: { readonly conversationId: string; readonly me: WhoAmI }) {
  const [loaded, setLoaded] = useState(0);
  const { data: conversation, error, refetch } = useQuery(queries.conversation(conversationId));
  const thread = useQuery({
    queryKey: ['export', conversationId],
    queryFn: ({ signal }) => everyMessage(conversationId, signal, setLoaded),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (isFinal(error)) {
    return (
      <FullPage action={<Link href="/conversations">{words.page.toConversations}</Link>}>
        {error.problem.detail}
      </FullPage>
    );
  }
  const isFailed = error !== null || thread.error !== null;
  const retry = () => {
    if (error) void refetch();
    if (thread.error) void thread.refetch();
  };
  return (
    <PageMain className="scroller bg-paper px-4 py-6 desk:px-6 desk:py-7 print:overflow-visible print:p-0">
      <div className="mx-auto max-w-190">
        {isFailed && (
          <Alert>
            {exportWords.failed} <Button onClick={retry}>{exportWords.tryAgain}</Button>
          </Alert>
        )}
        {!isFailed && !thread.data && <p role="status">{exportWords.loading(loaded)}</p>}
        {conversation && thread.data && <Exported {...{ conversation, me }} messages={thread.data} />}
      </div>
    </PageMain>
  );
}

function Exported({
  conversation,
  me,
  messages,
}: {
  readonly conversation: Conversation;
  readonly me: WhoAmI;
  readonly messages: readonly Message[];
}) {
  const { conversationId, number, people } = conversation;
  const { name, originationNumber, timeZone } = me.company;
  const ours = originationNumber ? formatPhoneNumber(originationNumber) : name;
  const rows = exportedRows(conversation, messages, ours, timeZone);
  const [now] = useState(() => new Date());
  const when = formatOf(timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(now);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
        <Link
          className="tap mr-auto text-accent hover:underline max-desk:mb-1 max-desk:w-full"
          href={conversationPath(conversationId)}
        >
          {exportWords.back}
        </Link>
        <Button onClick={() => download(rows, conversationId)}>{exportWords.download}</Button>
        <Button look="primary" onClick={() => window.print()}>
          {exportWords.print}
        </Button>
      </div>
      <h1 dir="auto" className="text-[20px] leading-7 font-strong wrap-anywhere">
        {exportWords.title(titleOf(conversation))}
      </h1>
      <p className="mt-1">
        <UnbrokenNumbers>{exportWords.between(name, ours, formatPhoneNumber(number))}</UnbrokenNumbers>
      </p>
      {people.length > 0 && (
        <p className="mt-1 wrap-anywhere">
          {exportWords.people}:{' '}
          {people
            .map((person) =>
              [person.name, words.roles[person.role], person.former ? exportWords.former : '']
                .filter(Boolean)
                .join(', '),
            )
            .join('; ')}
        </p>
      )}
      <p className="mt-1 text-ink-2">{exportWords.count(rows.length, when, timeZone)}</p>
      <ol className="mt-5 border-t border-line">
        {rows.map((row) => (
          <li key={`${row.utc} ${row.messageId}`} className="break-inside-avoid border-b border-line py-2">
            <p className="facts text-meta text-ink-2 wrap-anywhere">
              <span>
                <time dateTime={row.utc}>{row.time}</time>
              </span>
              <span>
                <bdi>
                  <UnbrokenNumbers>{row.from}</UnbrokenNumbers>
                </bdi>
              </span>
              <span>{row.state}</span>
              {row.inspection && (
                <span>
                  <bdi>{row.inspection}</bdi>
                </span>
              )}
            </p>
            <p dir="auto" className="mt-0.5 whitespace-pre-wrap wrap-anywhere">
              {row.text === '' ? words.list.noText : row.text}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Reads the whole thread, page by page. Throws when a page cannot be read, because an export must not be incomplete. */
async function everyMessage(
  conversationId: string,
  signal: AbortSignal,
  onLoaded: (count: number) => void,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  let before: string | undefined;
  do {
    const page = await client.listMessages({ conversationId, ...(before && { before }) }, signal);
    messages.push(...page.items);
    onLoaded(messages.length);
    before = page.cursor;
  } while (before);
  return messages;
}

function download(rows: readonly ExportedRow[], conversationId: string): void {
  const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), {
    href: address,
    download: `${conversationId}.csv`,
  });
  link.click();
  URL.revokeObjectURL(address);
}
