import { queryOptions, type InfiniteData, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { ProblemError } from '#shared/api/client.ts';
import type { Inbox, WhoAmI } from '#shared/api/routes.ts';
import { currentContactsOf, type Conversation } from '#shared/domain/conversation.ts';
import { sections } from '#shared/domain/role.ts';
import { addressIn } from '../address.ts';
import { chosenCompany, forgetCompany } from './chosenCompany.ts';
import { client } from './client.ts';
import { foldConversation } from './foldEvent.ts';
import { unstoredNavigationBar } from './navigationBar.ts';
import { putNewestPage } from './putNewestPage.ts';
import { queries } from './queries.ts';
import { refetchPeople } from './refetchPeople.ts';
import { settleQueries } from './settleQueries.ts';

type Lists = NonNullable<Inbox['lists']>;
type Thread = NonNullable<Inbox['thread']>;

/**
 * Asks for the whole first screen in one request. It resolves to who is signed in, after every list and the open thread are in
 * the cache under their own keys, so their queries have nothing left to ask.
 */
export const inboxQuery = () =>
  queryOptions({
    ...queries.whoAmI(),
    queryFn: ({ client: cache, signal }) => askInbox(cache, signal),
  });

/** Returns the id of the conversation in the address bar, whose thread is part of the inbox answer. */
export function conversationInAddress(): string | undefined {
  const address = addressIn(location.pathname);
  return address.page === 'conversations' ? address.conversationId : undefined;
}

async function askInbox(cache: QueryClient, signal: AbortSignal): Promise<WhoAmI> {
  const conversationId = conversationInAddress();
  const isFirst = cache.getQueryData(queries.whoAmI().queryKey) === undefined;
  const { lists, thread, ...me } = await getInbox(
    { ...(conversationId && { conversationId }) },
    isFirst,
    signal,
  );
  const keys = [...(lists ? listKeys : []), ...(thread ? [messagesKey(thread)] : [])];
  await settleQueries(cache, keys, () => {
    signal.throwIfAborted();
    if (lists) putLists(cache, lists);
    if (thread) putThread(cache, thread);
    else if (conversationId) askForThread(cache, conversationId);
  });
  // The member may have closed the overview or changed the navigation bar since the server answered.
  const known = cache.getQueryData(queries.whoAmI().queryKey);
  return {
    ...me,
    navigationBar: unstoredNavigationBar(cache) ?? me.navigationBar,
    overviewDismissed: me.overviewDismissed || known?.overviewDismissed === true,
  };
}

/**
 * Gets the inbox. Another person may have signed in on this tab since, who is not a member of the earlier company; then the
 * server chooses one. A page that already shows a company never changes to another.
 */
async function getInbox(input: { readonly conversationId?: string }, isFirst: boolean, signal: AbortSignal) {
  try {
    return await client.getInbox(input, signal);
  } catch (error) {
    const isForeign = error instanceof ProblemError && error.problem.code === 'not-a-member';
    if (!isFirst || !isForeign || chosenCompany() === undefined) throw error;
    forgetCompany();
    return client.getInbox(input, signal);
  }
}

const listKeys: readonly QueryKey[] = [
  ...sections.map((section) => queries.recent(section).queryKey),
  queries.unread().queryKey,
  queries.failed().queryKey,
  queries.number().queryKey,
  queries.contacts().queryKey,
];

function putLists(cache: QueryClient, { recent, unread, failed, number, nextInspections, contacts }: Lists) {
  for (const section of sections) putFirstPage(cache, queries.recent(section).queryKey, recent[section]);
  putFirstPage(cache, queries.failed().queryKey, failed);
  cache.setQueryData(queries.unread().queryKey, unread);
  cache.setQueryData(queries.number().queryKey, number);
  const contactIds = currentContactsOf(unread.conversations);
  cache.setQueryData(queries.nextInspections(contactIds).queryKey, { items: nextInspections });
  if (contacts) putFirstPage(cache, queries.contacts().queryKey, contacts);
  else void cache.invalidateQueries({ queryKey: queries.contacts().queryKey, exact: true });
  const listed = [...unread.conversations, ...sections.flatMap((section) => recent[section].items)];
  for (const conversation of listed) putKnownConversation(cache, conversation);
}

/**
 * Replaces a list by its first page. A list with more pages loaded is refetched page by page, because the rest may have changed
 * too.
 */
function putFirstPage<Page>(cache: QueryClient, queryKey: QueryKey, page: Page): void {
  const known = cache.getQueryData<InfiniteData<Page, string>>(queryKey);
  if (known && known.pages.length > 1) return void cache.invalidateQueries({ queryKey, exact: true });
  cache.setQueryData<InfiniteData<Page, string>>(queryKey, { pages: [page], pageParams: [''] });
}

/** Updates the own entry of a conversation that was opened before, so that it is never older than the lists. */
function putKnownConversation(cache: QueryClient, conversation: Conversation): void {
  const { queryKey } = queries.conversation(conversation.conversationId);
  cache.setQueryData(queryKey, (known) =>
    known && known.revision < conversation.revision ? conversation : known,
  );
}

function putThread(cache: QueryClient, { conversation, messages }: Thread): void {
  refetchPeople(cache, { type: 'conversation', conversation });
  foldConversation(cache, conversation, new Date());
  putNewestPage(cache, conversation.conversationId, messages);
}

/** Asks for a thread alone, because the company does not have this conversation, so that the page shows the refusal. */
function askForThread(cache: QueryClient, conversationId: string): void {
  void cache.invalidateQueries({ queryKey: queries.conversation(conversationId).queryKey, exact: true });
  void cache.invalidateQueries({ queryKey: queries.messages(conversationId).queryKey, exact: true });
}

function messagesKey({ conversation }: Thread): QueryKey {
  return queries.messages(conversation.conversationId).queryKey;
}
