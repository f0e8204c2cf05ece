import type { Mutant } from './Mutant.ts';

const isolation = 'infra/isolation/isolation.test.ts';
const httpEdge = 'functions/edge/httpEdge.test.ts';
const members = 'functions/members/members.test.ts';
const memberOf = 'functions/edge/memberOf.ts';
const automationOf = { file: 'functions/edge/automationOf.ts', test: 'functions/edge/automationOf.test.ts' };
const announceAccess = { file: 'functions/live/announceAccess.ts', test: members };
const keys = 'shared/store/keys.ts';

/** Removes the checks of who may do what, one at a time. */
export const accessMutants: readonly Mutant[] = [
  {
    breaks: 'staff do what only admins may',
    file: memberOf,
    from: "if (needed === 'admin' && member.role !== 'admin') return refuse({ code: 'admin-needed' });",
    to: '',
    test: isolation,
  },
  {
    breaks: 'a member acts for any company that the header names',
    file: memberOf,
    from: 'const membership = await store.findMembership(subject, chosen);',
    to: 'const mine = await store.findMembership(subject);\n  const named = chosen === undefined ? undefined : await store.findCompany(chosen);\n  const membership = mine && named ? { ...mine, company: named } : mine;',
    test: isolation,
  },
  {
    breaks: 'a token that was made for another purpose signs in',
    file: memberOf,
    from: "claims['token_use'] !== 'access'",
    to: "claims['token_use'] === 'none'",
    test: httpEdge,
  },
  {
    breaks: 'a removed member is still let in',
    file: 'shared/store/memberStore.ts',
    from: 'removing(keys.member(entry.subject, companyId)),',
    to: 'setting(keys.member(entry.subject, companyId), entry.role),',
    test: isolation,
  },
  {
    breaks: 'a caller without a token reaches the members’ routes',
    file: 'infra/local/gateway/jwtAuthorizer.ts',
    from: "if (typeof claims?.['exp'] === 'number') return",
    to: 'if (claims === undefined || claims !== undefined) return',
    also: [
      {
        file: 'infra/local/gateway/jwtAuthorizer.ts',
        from: 'Object.entries(claims)',
        to: 'Object.entries(claims ?? {})',
      },
    ],
    test: 'infra/local/gateway/httpApi.test.ts',
  },
  {
    breaks: 'an automation acts for a company that did not register it',
    file: 'shared/store/automationStore.ts',
    from: 'return item && registrationFrom(item);',
    to: "return registrationFrom(item ?? { ...keys.automation(roleName, companyId), roleName, name: 'Any', isOn: true, addedAt: '' });",
    test: isolation,
  },
  {
    ...automationOf,
    breaks: 'an automation that was removed still posts',
    from: "if (automation.removedAt !== undefined) return refuse({ code: 'automation-removed' });",
    to: '',
  },
  {
    ...automationOf,
    breaks: 'an automation that is off still posts',
    from: "if (!automation.isOn) return refuse({ code: 'automation-off' });",
    to: '',
  },
  {
    ...automationOf,
    breaks: 'a role of the same name in another account acts as the automation',
    from: 'return account === accountId ? (inSession ?? plain) : undefined;',
    to: 'return inSession ?? plain;',
  },
  {
    breaks: 'the key of a contact is the same in every company',
    file: keys,
    from: '  contact: (companyId: string, contactId: string): Key => ({\n    pk: `${company(companyId)}#CT#${contactId}`,',
    to: '  contact: (_companyId: string, contactId: string): Key => ({\n    pk: `CT#${contactId}`,',
    test: isolation,
  },
  {
    breaks: 'the key of a conversation is the same in every company',
    file: keys,
    from: '  conversation: (companyId: string, conversationId: string): Key => ({\n    pk: `${company(companyId)}#CV#${conversationId}`,',
    to: '  conversation: (_companyId: string, conversationId: string): Key => ({\n    pk: `CV#${conversationId}`,',
    test: isolation,
  },
  {
    breaks: 'staff read the history of a company without the plan',
    file: 'functions/edge/caller.ts',
    from: 'missing && !(route.historyForAdmins && isAdmin(caller))',
    to: 'missing && !route.historyForAdmins',
    test: httpEdge,
  },
  {
    breaks: 'a caller who used up the minute is served',
    file: 'functions/edge/httpEdge.ts',
    from: "if ('retryAfterSeconds' in admission) {",
    to: "if ('retryAfterSeconds' in admission && caller.company.companyId === '') {",
    also: [
      {
        file: 'functions/edge/httpEdge.ts',
        from: 'await admission.counted;',
        to: "if ('counted' in admission) await admission.counted;",
      },
    ],
    test: httpEdge,
  },
  {
    breaks: 'one member uses up the minute of the whole office',
    file: 'functions/edge/admit.ts',
    from: '`${companyId}#member#${caller.member.memberId}`',
    to: '`${companyId}#member`',
    test: httpEdge,
  },
  {
    breaks: 'a ticket of a person who is no longer a member opens a live connection',
    file: 'functions/live/connectLive.ts',
    from: "if (!membership || !mayReadTexts(membership.member, membership.company)) return 'refused';",
    to: "if (!holder) return 'refused';\n  if (!membership) return 'accepted';",
    test: isolation,
  },
  {
    breaks: 'one ticket opens two live connections',
    file: 'shared/store/liveStore.ts',
    from: 'const item = await database.take(keys.ticket(ticket));',
    to: 'const item = await database.get(keys.ticket(ticket));',
    test: 'shared/store/liveStore.test.ts',
  },
  {
    ...announceAccess,
    breaks: 'the open pages of a removed member stay open',
    from: 'if (!stays) await live.close(connectionId);',
    to: '',
  },
  {
    ...announceAccess,
    breaks: 'a removed member whose page cannot be closed gets the next text',
    from: 'if (!stays) await store.removeConnection(connectionId);',
    to: '',
  },
];
