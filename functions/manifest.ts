import { routes, type RouteName } from '#shared/api/routes.ts';
import type { Route } from '#shared/api/route.ts';
import { changePatterns, type ChangePattern } from '#shared/store/changePatterns.ts';
import { topics, type Topic } from './carrier/topics.ts';
import { optOutRemovalQueue } from './consent/optOutRemovals.ts';
import { automationEvents } from './events/automationEvents.ts';
import type { Needs } from './grants.ts';
import { dueBuckets } from './messages/dueBuckets.ts';
import { outboundTexts } from './messages/outboundTexts.ts';
import type { Queue } from './Queue.ts';

/** The event source that starts a function. */
export type Trigger =
  | { readonly http: Route }
  | { readonly socket: '$connect' | '$disconnect' | '$default' }
  | { readonly topic: Topic }
  | { readonly queue: Queue }
  | { readonly deadLettersOf: Queue }
  | { readonly stream: 'changes'; readonly only: readonly ChangePattern[] }
  | { readonly signIn: 'CustomMessage' }
  | { readonly everyMinutes: number };

export type FunctionSpec = {
  /** The folder of its use case. AWS shows it in the function's description, so that an operator finds the source. */
  readonly in: string;
  readonly on: Trigger;
  readonly needs: Needs;
};

/** How often a reader of the stream retries a change that it cannot handle, before it sets the change aside and continues. */
export const changeRetries = 5;

/**
 * All functions. The key is the name of the function and of its use case in the folder `in`. `on` is what starts it. `needs` is its
 * IAM policy, its environment and the type of its first argument at once. `handlers.ts` binds each row to its use case.
 */
export const manifest = {
  whoAmI: { in: 'members', on: { http: routes.whoAmI }, needs: { store: 'read' } },
  setNavigationBar: { in: 'members', on: { http: routes.setNavigationBar }, needs: { store: 'settings' } },
  setCompany: { in: 'company', on: { http: routes.setCompany }, needs: { store: 'company' } },
  countTexts: { in: 'company', on: { http: routes.countTexts }, needs: { store: 'read' } },
  listMembers: { in: 'members', on: { http: routes.listMembers }, needs: { store: 'members' } },
  inviteMember: {
    in: 'members',
    on: { http: routes.inviteMember },
    needs: { store: 'members', invitations: 'send' },
  },
  setMemberRole: { in: 'members', on: { http: routes.setMemberRole }, needs: { store: 'members' } },
  removeMember: { in: 'members', on: { http: routes.removeMember }, needs: { store: 'members' } },
  invitationMail: { in: 'members', on: { signIn: 'CustomMessage' }, needs: {} },
  dismissOverview: { in: 'members', on: { http: routes.dismissOverview }, needs: { store: 'settings' } },
  getInbox: { in: 'inbox', on: { http: routes.getInbox }, needs: { store: 'read' } },

  listRecentConversations: {
    in: 'conversations',
    on: { http: routes.listRecentConversations },
    needs: { store: 'read' },
  },
  listUnread: { in: 'conversations', on: { http: routes.listUnread }, needs: { store: 'read' } },
  getConversation: { in: 'conversations', on: { http: routes.getConversation }, needs: { store: 'read' } },
  findConversation: { in: 'conversations', on: { http: routes.findConversation }, needs: { store: 'read' } },
  findConversationByNumber: {
    in: 'conversations',
    on: { http: routes.findConversationByNumber },
    needs: { store: 'read' },
  },
  markRead: { in: 'conversations', on: { http: routes.markRead }, needs: { store: 'write' } },
  markUnread: { in: 'conversations', on: { http: routes.markUnread }, needs: { store: 'write' } },

  blockNumber: { in: 'conversations', on: { http: routes.blockNumber }, needs: { store: 'write' } },
  unblockNumber: { in: 'conversations', on: { http: routes.unblockNumber }, needs: { store: 'write' } },
  listBlockedNumbers: {
    in: 'conversations',
    on: { http: routes.listBlockedNumbers },
    needs: { store: 'read' },
  },

  searchContacts: { in: 'contacts', on: { http: routes.searchContacts }, needs: { store: 'read' } },
  listContacts: { in: 'contacts', on: { http: routes.listContacts }, needs: { store: 'read' } },
  findContact: { in: 'contacts', on: { http: routes.findContact }, needs: { store: 'read' } },
  archiveContact: { in: 'contacts', on: { http: routes.archiveContact }, needs: { store: 'write' } },
  restoreContact: { in: 'contacts', on: { http: routes.restoreContact }, needs: { store: 'write' } },
  eraseContact: { in: 'contacts', on: { http: routes.eraseContact }, needs: { store: 'write' } },
  getContactData: { in: 'contacts', on: { http: routes.getContactData }, needs: { store: 'read' } },
  putContact: { in: 'contacts', on: { http: routes.putContact }, needs: { store: 'write' } },
  importPeople: { in: 'contacts', on: { http: routes.importPeople }, needs: { store: 'write' } },
  exportPeople: { in: 'contacts', on: { http: routes.exportPeople }, needs: { store: 'read' } },
  optOut: { in: 'consent', on: { http: routes.optOut }, needs: { store: 'write' } },
  listOptOuts: { in: 'consent', on: { http: routes.listOptOuts }, needs: { store: 'read' } },
  dismissNotice: { in: 'consent', on: { http: routes.dismissNotice }, needs: { store: 'write' } },
  getNumber: { in: 'number', on: { http: routes.getNumber }, needs: { store: 'read' } },
  resumeNumber: { in: 'number', on: { http: routes.resumeNumber }, needs: { store: 'number' } },
  getRegistration: {
    in: 'number',
    on: { http: routes.getRegistration },
    needs: { store: 'read', carrierNumbers: 'read' },
  },
  listInspections: { in: 'inspections', on: { http: routes.listInspections }, needs: { store: 'read' } },
  searchInspections: { in: 'inspections', on: { http: routes.searchInspections }, needs: { store: 'read' } },
  getInspection: { in: 'inspections', on: { http: routes.getInspection }, needs: { store: 'read' } },
  findNextInspections: {
    in: 'inspections',
    on: { http: routes.findNextInspections },
    needs: { store: 'read' },
  },

  listMessages: { in: 'messages', on: { http: routes.listMessages }, needs: { store: 'read' } },
  sendMessage: { in: 'messages', on: { http: routes.sendMessage }, needs: { store: 'write' } },
  editScheduledMessage: {
    in: 'messages',
    on: { http: routes.editScheduledMessage },
    needs: { store: 'write' },
  },
  cancelMessage: { in: 'messages', on: { http: routes.cancelMessage }, needs: { store: 'write' } },
  withdrawMessage: { in: 'messages', on: { http: routes.withdrawMessage }, needs: { store: 'write' } },
  resendMessage: { in: 'messages', on: { http: routes.resendMessage }, needs: { store: 'write' } },
  dismissFailure: { in: 'messages', on: { http: routes.dismissFailure }, needs: { store: 'write' } },
  getMessageHistory: { in: 'messages', on: { http: routes.getMessageHistory }, needs: { store: 'read' } },
  countAutomatedToday: {
    in: 'messages',
    on: { http: routes.countAutomatedToday },
    needs: { store: 'read' },
  },
  listFailed: { in: 'messages', on: { http: routes.listFailed }, needs: { store: 'read' } },
  sendRefusedText: { in: 'messages', on: { http: routes.sendRefusedText }, needs: { store: 'write' } },
  dismissRefusedText: { in: 'messages', on: { http: routes.dismissRefusedText }, needs: { store: 'write' } },

  queueMessages: {
    in: 'messages',
    on: {
      stream: 'changes',
      only: [changePatterns.queuedMessage, changePatterns.optOutRemoval],
    },
    needs: { outbound: 'send', optOutRemovals: 'send' },
  },
  deliverMessage: {
    in: 'messages',
    on: { queue: outboundTexts },
    needs: { store: 'send', carrier: 'send', log: 'write' },
  },
  settleDeadLetters: {
    in: 'messages',
    on: { deadLettersOf: outboundTexts },
    needs: { store: 'write', metrics: 'count' },
  },
  receiveMessage: { in: 'messages', on: { topic: topics.inboundTexts }, needs: { store: 'write' } },
  recordReceipt: { in: 'messages', on: { topic: topics.deliveryReceipts }, needs: { store: 'write' } },
  sweepMessages: {
    in: 'messages',
    on: { everyMinutes: 1 },
    needs: { store: 'write', outbound: 'send', optOutRemovals: 'send', buckets: 'send', metrics: 'count' },
  },
  sweepBucket: {
    in: 'messages',
    on: { queue: dueBuckets },
    needs: { store: 'write', outbound: 'send', optOutRemovals: 'send', metrics: 'count' },
  },
  checkDelivery: {
    in: 'canary',
    on: { everyMinutes: 5 },
    needs: { store: 'write', canary: 'text', metrics: 'count' },
  },
  removeFromOptOutList: {
    in: 'consent',
    on: { queue: optOutRemovalQueue },
    needs: { store: 'write', carrierList: 'remove', log: 'write' },
  },

  requestLiveTicket: { in: 'live', on: { http: routes.requestLiveTicket }, needs: { store: 'live' } },
  connectLive: { in: 'live', on: { socket: '$connect' }, needs: { store: 'live' } },
  disconnectLive: { in: 'live', on: { socket: '$disconnect' }, needs: { store: 'live' } },
  pingLive: { in: 'live', on: { socket: '$default' }, needs: {} },
  announceChanges: {
    in: 'live',
    on: {
      stream: 'changes',
      only: [
        changePatterns.inboundMessage,
        changePatterns.outboundMessageButClaims,
        changePatterns.conversation,
        changePatterns.numberOnceInTrouble,
        changePatterns.access,
      ],
    },
    needs: { store: 'live', live: 'publish', events: 'send', metrics: 'count', log: 'write' },
  },

  publishEvent: { in: 'events', on: { queue: automationEvents }, needs: { eventTopic: 'publish' } },

  listAutomations: { in: 'automations', on: { http: routes.listAutomations }, needs: { store: 'read' } },
  switchAutomation: {
    in: 'automations',
    on: { http: routes.switchAutomation },
    needs: { store: 'automations' },
  },
  postAutomatedMessage: {
    in: 'messages',
    on: { http: routes.postAutomatedMessage },
    needs: { store: 'write' },
  },
  cancelAutomatedMessage: {
    in: 'messages',
    on: { http: routes.cancelAutomatedMessage },
    needs: { store: 'write' },
  },
  getAutomatedMessage: {
    in: 'messages',
    on: { http: routes.getAutomatedMessage },
    needs: { store: 'read' },
  },
  upsertContact: { in: 'contacts', on: { http: routes.upsertContact }, needs: { store: 'write' } },
  upsertInspection: { in: 'inspections', on: { http: routes.upsertInspection }, needs: { store: 'write' } },
  listInspectionsOfDay: {
    in: 'inspections',
    on: { http: routes.listInspectionsOfDay },
    needs: { store: 'read' },
  },
} as const satisfies Record<string, FunctionSpec> & Record<RouteName, FunctionSpec>;

export type FunctionName = keyof typeof manifest;
