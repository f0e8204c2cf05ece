import { randomUUID } from 'node:crypto';
import type { automationRoutes } from '#shared/api/automationRoutes.ts';
import type { Client } from '#shared/api/client.ts';
import type { InputOf } from '#shared/api/route.ts';
import type { routes, RouteName } from '#shared/api/routes.ts';
import { enteredNumberOf } from '#shared/domain/contact.ts';
import type { oakHill } from '../local/demo/demoCompanies.ts';

export type MemberApi = Client<typeof routes>;

type Input<Name extends RouteName> = InputOf<(typeof routes)[Name]>;
type Caller<Name extends RouteName> = (typeof routes)[Name]['caller'];

/** For each route with an input, one that names what exists. */
export type Inputs = { readonly [Name in RouteName]?: Input<Name> };

/** The inputs of the routes for one kind of caller. Those that accept an empty input may be absent. */
export type InputsOf<Kind extends Caller<RouteName>> = Inputs & {
  readonly [
    Name in RouteName as Caller<Name> extends Kind
      ? Record<string, never> extends Input<Name>
        ? never
        : Name
      : never
  ]: Input<Name>;
};

const text = 'See you tomorrow at nine.';

/** Reads ids of an admin's company, and creates what a request uses up: a member and texts. Throws without a demo. */
export async function memberInputs(
  { companyId, automation: { roleName } }: typeof oakHill,
  api: MemberApi,
  automations: Client<typeof automationRoutes>,
): Promise<InputsOf<'member' | 'admin'>> {
  const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
  const clients = await clientsOf(api);
  const [contact, ...others] = clients;
  const [erased, archived] = others.slice(-2);
  const [first, scheduled, third, fourth] = await Promise.all(
    clients.map(async ({ contactId }) => {
      const { conversationId } = await api.findConversation({ contactId });
      return { conversationId, contactId };
    }),
  );
  const [dismissed, resent] = (await api.listFailed({})).items.map(({ message, conversation }) => ({
    conversationId: conversation.conversationId,
    messageId: message.messageId,
    at: message.at,
  }));
  const [inspection] = (await api.listInspections({ when: 'upcoming' })).items;
  const [automation] = (await api.listAutomations({})).items;
  if (!contact || !erased || !archived || !first || !scheduled || !third || !fourth)
    throw new Error('The demo has no four clients.');
  if (!dismissed || !resent || !inspection || !automation)
    throw new Error('The demo lacks failures or inspections.');
  const here = { conversationId: first.conversationId };
  const blocked = { conversationId: third.conversationId };
  const { contactId, role, name, revision } = contact;
  const phone = enteredNumberOf(contact) ?? '';
  const { memberId } = await api.inviteMember({
    email: 'sam@oakhill.example',
    name: 'Sam Lee',
    role: 'staff',
  });
  const [edited, cancelled] = await Promise.all(
    [1, 2].map(() => schedule(api, { ...scheduled, scheduledAt })),
  );
  if (!edited || !cancelled) throw new Error('Two texts are scheduled above.');
  const posted = { contactId, text, automation: 'Reminder', scheduledAt };
  await automations.postAutomatedMessage({ companyId, messageId: 'accepted', ...posted });
  return {
    setNavigationBar: { entries: ['people'] },
    countTexts: { month: new Date().toISOString().slice(0, 7) },
    setCompany: {
      timeZone: 'America/Chicago',
      optOutLine: 'Reply STOP to opt out.',
      automatedHours: { from: 9, until: 20 },
    },
    inviteMember: { email: 'eva@oakhill.example', name: 'Eva Lund', role: 'staff' },
    setMemberRole: { memberId, role: 'staff' },
    removeMember: { memberId },
    getInbox: here,
    importPeople: { dryRun: true, rows: [{ name, phone, role }] },
    exportPeople: { list: 'client' },
    listUnread: { only: 'longest', after: here.conversationId },
    listRecentConversations: { section: 'clients' },
    searchContacts: { text: name },
    findContact: { contactId },
    putContact: { contactId, role, name, phone, revision },
    archiveContact: { contactId: archived.contactId },
    restoreContact: { contactId: archived.contactId },
    getContactData: { contactId },
    eraseContact: { contactId: erased.contactId },
    findConversation: { contactId },
    findConversationByNumber: { number: 'number' in contact.texting ? contact.texting.number : phone },
    getConversation: here,
    listMessages: here,
    sendMessage: { ...first, messageId: randomUUID(), text, scheduledAt },
    editScheduledMessage: { ...edited, text, scheduledAt },
    markRead: { ...here, upTo: 0 },
    markUnread: here,
    cancelMessage: inThread(cancelled),
    withdrawMessage: { ...here, messageId: randomUUID() },
    resendMessage: { ...resent, newMessageId: randomUUID() },
    getMessageHistory: inThread(edited),
    dismissFailure: dismissed,
    sendRefusedText: { roleName, messageId: 'accepted' },
    dismissRefusedText: { roleName, messageId: 'accepted' },
    optOut: { conversationId: fourth.conversationId },
    blockNumber: blocked,
    unblockNumber: blocked,
    dismissNotice: { ...here, notice: 'opt-out-request', at: scheduledAt },
    listInspections: { when: 'upcoming' },
    searchInspections: { text: name },
    getInspection: { inspectionId: inspection.inspectionId },
    findNextInspections: { contactIds: [contactId] },
    switchAutomation: { roleName: automation.roleName, isOn: true },
  };
}

/** Schedules a text, for a request that changes or cancels it. */
async function schedule(
  api: MemberApi,
  { conversationId, ...draft }: { conversationId: string; contactId: string; scheduledAt: string },
) {
  const messageId = randomUUID();
  const { at, revision } = await api.sendMessage({ conversationId, messageId, text, ...draft });
  return { conversationId, messageId, at, revision };
}

/** Lists the clients of a company who can be texted. */
export async function clientsOf(api: MemberApi) {
  const { items } = await api.listContacts({ list: 'client' });
  return items.filter(({ texting }) => 'number' in texting);
}

function inThread({
  conversationId,
  messageId,
  at,
}: {
  conversationId: string;
  messageId: string;
  at: string;
}) {
  return { conversationId, messageId, at };
}
