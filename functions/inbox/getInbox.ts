import type { Inbox } from '#shared/api/routes.ts';
import { currentContactsOf } from '#shared/domain/conversation.ts';
import { missingForTexting } from '#shared/domain/missingForTexting.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { Section } from '#shared/domain/role.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { findNextInspections } from '../inspections/findNextInspections.ts';
import { listContacts } from '../contacts/listContacts.ts';
import { getConversation } from '../conversations/getConversation.ts';
import { listRecentConversations } from '../conversations/listRecentConversations.ts';
import { listUnread } from '../conversations/listUnread.ts';
import { whoAmI } from '../members/whoAmI.ts';
import { listFailed } from '../messages/listFailed.ts';
import { listMessages } from '../messages/listMessages.ts';
import { getNumber } from '../number/getNumber.ts';

type Reader = Granted<{ store: 'read' }>;
type Request = MemberRequest<{ conversationId?: string | undefined }>;

/** Answers what the page shows first in one request. The reads run in parallel, so it takes as long as the slowest of them. */
export async function getInbox(granted: Reader, request: Request): Promise<Inbox> {
  const identity = whoAmI(granted, { ...request, input: {} });
  const mayRead = missingForTexting(request.caller.company)
    ? identity.then((me) => me.mayRead)
    : Promise.resolve(true);
  const [me, lists, thread] = await Promise.all([
    identity,
    mayRead.then((may) => (may ? listsFor(granted, request) : undefined)),
    mayRead.then((may) => (may ? threadFor(granted, request) : undefined)),
  ]);
  return { ...me, ...(lists && { lists }), ...(thread && { thread }) };
}

async function listsFor(granted: Reader, { caller }: Request): Promise<NonNullable<Inbox['lists']>> {
  const ask = <Input>(input: Input): MemberRequest<Input> => ({ caller, input });
  const section = async (name: Section) =>
    firstPage(await listRecentConversations(granted, ask({ section: name })));
  const people = Promise.all([section('inspectors'), section('agents'), section('clients')]);
  const unread = listUnread(granted, ask({}));
  const [[inspectors, agents, clients], unknown, unreadNow, failed, number, next, contacts] =
    await Promise.all([
      people,
      section('unknown'),
      unread,
      listFailed(granted, ask({})).then(firstPage),
      getNumber(granted, ask({})),
      unread.then(({ conversations }) =>
        findNextInspections(granted, ask({ contactIds: currentContactsOf(conversations) })),
      ),
      people.then(async (sections) =>
        sections.every(({ items }) => items.length === 0)
          ? firstPage(await listContacts(granted, ask({})))
          : undefined,
      ),
    ]);
  return {
    recent: { inspectors, agents, clients, unknown },
    unread: unreadNow,
    failed,
    number,
    nextInspections: next.items,
    ...(contacts && { contacts }),
  };
}

/** An id that the company does not have leaves the thread out; the page then asks for it alone and shows why. */
async function threadFor(
  granted: Reader,
  { caller, input: { conversationId } }: Request,
): Promise<Inbox['thread']> {
  if (conversationId === undefined) return undefined;
  const asked = { caller, input: { conversationId } };
  const [conversation, messages] = await Promise.all([
    getConversation(granted, asked),
    listMessages(granted, asked),
  ]);
  return isRefused(conversation) || isRefused(messages) ? undefined : { conversation, messages };
}

/** Only a cursor can be refused, and a first page has none. */
function firstPage<Page>(page: Page): Exclude<Page, Refused> {
  if (isRefused(page)) throw new Error('A first page was refused');
  return page as Exclude<Page, Refused>;
}
