import { marshall } from '@aws-sdk/util-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keys } from '#shared/store/keys.ts';
import type { Caller } from '../Caller.ts';
import { connectLive } from '../live/connectLive.ts';
import { accepted } from '#testing/accepted.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestSockets, type TestSockets } from '#testing/testSockets.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { openTestUserPool } from '#testing/testUserPool.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { inviteMember } from './inviteMember.ts';
import { listMembers, removeMember, setMemberRole } from './members.ts';
import { whoAmI } from './whoAmI.ts';
import { factsOf } from '../edge/logger.ts';
import { announceChangesHandler } from '../handlers.ts';

const announceChanges = announceChangesHandler();

let table: TestTable;
let sockets: TestSockets;
let userPool: Awaited<ReturnType<typeof openTestUserPool>>;
let office: TestCompany;
beforeAll(async () => {
  [table, sockets, userPool] = await Promise.all([openTestTable(), openTestSockets(), openTestUserPool()]);
  deployTo({ table, liveAddress: sockets.address, userPoolAddress: userPool.address });
});
beforeEach(async () => {
  office = await testCompany(table, new Date().toISOString());
});
afterAll(() => Promise.all([table?.stop(), sockets?.close(), userPool?.close()]));

const granted = () => ({ ...office.granted, invitations: userPool.invitations });
const sam = () => ({ email: `sam-${randomUUID()}@oakhill.example`, name: 'Sam Lee', role: 'staff' as const });
const invite = (person: ReturnType<typeof sam>, by = office) =>
  inviteMember({ ...by.granted, invitations: userPool.invitations }, by.memberRequest(person));
const names = async () => {
  const { items } = accepted(await listMembers(granted(), office.memberRequest({})));
  return items.map(({ name, role }) => `${name}, ${role}`).toSorted();
};
const remove = (memberId: string) => removeMember(granted(), office.memberRequest({ memberId }));
const setRole = (memberId: string, role: 'admin' | 'staff') =>
  setMemberRole(granted(), office.memberRequest({ memberId, role }));

describe('Inviting', () => {
  test('a new person gets a mail with the address of the page and the name of the company, and is a member', async () => {
    const person = sam();
    const member = accepted(await invite(person));
    expect(member).toEqual({ ...person, memberId: expect.stringMatching(/^mem_[a-z0-9]{32}$/) });
    expect(await names()).toEqual(['Kim Madsen, admin', 'Lee Ortiz, staff', 'Sam Lee, staff']);
    const [mail] = userPool.mailsTo(person.email);
    expect(mail?.subject).toContain(office.company.name);
    expect(mail?.body).toContain(office.company.name);
    expect(mail?.body).toContain('https://page.example');
  });

  test('is refused with a sentence after the mails of a day, and can be repeated', async () => {
    const person = sam();
    userPool.setMailLimitReached(true);
    expect(await invite(person)).toEqual({ refusal: { code: 'mail-limit-reached' } });
    userPool.setMailLimitReached(false);
    expect(await names()).not.toContain('Sam Lee, staff');
    expect(accepted(await invite(person))).toMatchObject(person);
  });

  test('a person with an account elsewhere gets a mail too, and the answer does not tell the difference', async () => {
    const person = sam();
    const elsewhere = accepted(await invite(person, await testCompany(table)));
    const here = accepted(await invite(person));
    expect(Object.keys(here)).toEqual(Object.keys(elsewhere));
    expect({ ...here, memberId: '' }).toEqual({ ...elsewhere, memberId: '' });
    expect(here.memberId).not.toBe(elsewhere.memberId);
    const mails = userPool.mailsTo(person.email);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.body).toContain(`added you to Conversations`);
    expect(mails[1]?.body).toContain('https://page.example');
  });

  test.each([
    'AccessDeniedException',
    'MessageRejected',
    'LimitExceededException',
    'TooManyRequestsException',
  ])(
    'a person with an account elsewhere is a member although SES answers %s, and the log has the error without the address',
    async (name) => {
      const person = sam();
      await invite(person, await testCompany(table));
      // SES in its sandbox checks the recipient too.
      const message = `User is not authorized to perform ses:SendEmail on arn:aws:ses:us-east-1:1:identity/${person.email}`;
      userPool.setSesRefusal({ name, message });
      expect(accepted(await invite(person))).toMatchObject(person);
      userPool.setSesRefusal(undefined);
      expect(await names()).toContain('Sam Lee, staff');
      expect(userPool.mailsTo(person.email)).toHaveLength(1);
      const facts = factsOf(userPool.mailErrors.at(-1));
      expect(facts.error).toBe(name);
      expect(JSON.stringify(facts)).not.toContain(person.email);
    },
  );

  test('a company name with markup is text in the mail', async () => {
    const person = sam();
    const company = { ...office.company, name: 'Oak <b>& Hill' };
    await inviteMember(granted(), { caller: { ...office.kim, company }, input: person });
    expect(userPool.mailsTo(person.email)[0]?.body).toContain('Oak &lt;b&gt;&amp; Hill');
  });

  test.each(['Oak Hill '.repeat(14).slice(0, 120), '🏠'.repeat(60), `O${'🏠'.repeat(59)}`])(
    'the mails of the company %s have a subject of at most 140 whole characters',
    async (name) => {
      const person = sam();
      const company = { ...office.company, name };
      accepted(await inviteMember(granted(), { caller: { ...office.kim, company }, input: person }));
      const other = await testCompany(table);
      await inviteMember(granted(), {
        caller: { ...other.kim, company: { ...other.company, name } },
        input: person,
      });
      const subjects = userPool.mailsTo(person.email).map(({ subject }) => subject);
      expect(subjects).toHaveLength(2);
      for (const subject of subjects) {
        expect(subject.length).toBeLessThanOrEqual(140);
        expect(subject).not.toMatch(/\p{Surrogate}/u);
        expect(subject.startsWith(name.slice(0, 100))).toBe(true);
        expect(subject).toMatch(/ invites you to Conversations$/);
      }
    },
  );

  test('the subject of a mail has only the characters that Cognito accepts', async () => {
    const person = sam();
    const company = { ...office.company, name: 'Oak\u00a0Hill 👩\u200d🔧' };
    accepted(await inviteMember(granted(), { caller: { ...office.kim, company }, input: person }));
    expect(userPool.mailsTo(person.email)[0]?.subject).toBe('Oak Hill 👩🔧 invites you to Conversations');
  });

  test('a member is refused a second time and gets no second mail', async () => {
    const person = sam();
    await invite(person);
    expect(await invite(person)).toEqual({ refusal: { code: 'already-member' } });
    expect(userPool.mailsTo(person.email)).toHaveLength(1);
  });

  test('two invitations of one person at the same moment make one member', async () => {
    const person = sam();
    const answers = await Promise.all([invite(person), invite(person)]);
    expect(answers.filter((answer) => 'refusal' in answer)).toEqual([
      { refusal: { code: 'already-member' } },
    ]);
    expect((await names()).filter((name) => name.startsWith('Sam'))).toHaveLength(1);
  });

  test('a removed member can be invited again', async () => {
    const person = sam();
    await remove(accepted(await invite(person)).memberId);
    accepted(await invite(person));
    expect(await names()).toContain('Sam Lee, staff');
  });
});

describe('The company always keeps an admin', () => {
  test('the last admin is neither removed nor demoted', async () => {
    const refused = { refusal: { code: 'last-admin' } };
    expect(await remove('mem_kim')).toEqual(refused);
    expect(await setRole('mem_kim', 'staff')).toEqual(refused);
    expect(await names()).toEqual(['Kim Madsen, admin', 'Lee Ortiz, staff']);
  });

  test('two admins who remove each other at the same moment leave one', async () => {
    accepted(await setRole('mem_lee', 'admin'));
    await Promise.all([remove('mem_kim'), remove('mem_lee')]);
    expect(await names()).toHaveLength(1);
    expect((await names())[0]).toContain('admin');
  });

  test('two admins who demote each other at the same moment leave one', async () => {
    accepted(await setRole('mem_lee', 'admin'));
    await Promise.all([setRole('mem_kim', 'staff'), setRole('mem_lee', 'staff')]);
    expect((await names()).filter((name) => name.endsWith('admin'))).toHaveLength(1);
  });

  test('the same change of a role twice changes nothing more', async () => {
    accepted(await setRole('mem_lee', 'admin'));
    accepted(await setRole('mem_lee', 'admin'));
    accepted(await setRole('mem_lee', 'staff'));
    expect(await remove('mem_kim')).toEqual({ refusal: { code: 'last-admin' } });
  });
});

describe('Removing', () => {
  test('refuses the next request of the member, and of an unknown one says so', async () => {
    accepted(await remove('mem_lee'));
    expect(await table.store.findMembership(office.lee.subject, office.companyId)).toBeUndefined();
    expect(await table.store.findMembership(office.lee.subject)).toBeUndefined();
    expect(await remove('mem_lee')).toEqual({ refusal: { code: 'member-not-found' } });
    expect(await setRole('mem_lee', 'admin')).toEqual({ refusal: { code: 'member-not-found' } });
    expect(await names()).toEqual(['Kim Madsen, admin']);
  });

  test('closes the open pages of the member before the next text, and no others', async () => {
    const [lees, kims] = [await opened(office.lee), await opened(office.kim)];
    accepted(await remove('mem_lee'));
    const ana = await office.contact({ name: 'Ana Moreno' });
    await office.receives('+13125550123', 'Hello', new Date().toISOString());
    const conversation = await table.read(keys.conversation(office.companyId, ana.conversationId));
    await announceChanges({
      Records: [
        changed(conversation),
        changed(await table.read(keys.formerMember(office.companyId, 'mem_lee'))),
      ],
    });
    expect(sockets.isClosed(lees)).toBe(true);
    expect(sockets.framesOf(lees)).toEqual(['{"events":[{"type":"access"}]}']);
    expect(sockets.isClosed(kims)).toBe(false);
    expect(sockets.framesOf(kims)).toHaveLength(1);
    expect(sockets.framesOf(kims)[0]).toContain('"type":"conversation"');
  });

  test('takes the open pages of the member off the list that gets the texts', async () => {
    await opened(office.lee);
    const kims = await opened(office.kim);
    accepted(await remove('mem_lee'));
    const removed = await table.read(keys.formerMember(office.companyId, 'mem_lee'));
    await announceChanges({ Records: [changed(removed)] });
    const connections = await table.store.listConnections(office.companyId, new Date(), true);
    expect(connections.map(({ connectionId }) => connectionId)).toEqual([kims]);
  });

  test('refuses a connection whose ticket was issued before', async () => {
    const ticket = await ticketOf(office.lee);
    accepted(await remove('mem_lee'));
    expect(await connectLive(office.granted, { connectionId: randomUUID(), ticket })).toBe('refused');
  });
});

describe('A change of access', () => {
  test('of a role reaches the open pages of that member only', async () => {
    const [lees, kims] = [await opened(office.lee), await opened(office.kim)];
    accepted(await setRole('mem_lee', 'admin'));
    await announceChanges({
      Records: [changed(await table.read(keys.memberEntry(office.companyId, 'mem_lee')))],
    });
    expect(sockets.framesOf(lees)).toEqual(['{"events":[{"type":"access"}]}']);
    expect(sockets.isClosed(lees)).toBe(false);
    expect(sockets.framesOf(kims)).toEqual([]);
  });

  test.each([
    ['whose plan lapsed', { plan: 'basic' as const }],
    ['without a number', { originationNumber: undefined }],
  ])('closes the open pages of staff of a company %s, and not those of admins (P3)', async (_, change) => {
    const [lees, kims] = [await opened(office.lee), await opened(office.kim)];
    const ticket = await ticketOf(office.lee);
    await table.store.putCompany({ ...office.company, ...change });
    await announceChanges({ Records: [changed(await table.read(keys.company(office.companyId)))] });
    expect(sockets.isClosed(lees)).toBe(true);
    expect(sockets.isClosed(kims)).toBe(false);
    const open = await table.store.listConnections(office.companyId, office.granted.now());
    expect(open).toMatchObject([{ connectionId: kims }]);
    expect(await connectLive(office.granted, { connectionId: randomUUID(), ticket })).toBe('refused');
  });

  test('of the company name keeps the pages open and makes them ask again', async () => {
    const lees = await opened(office.lee);
    await table.store.putCompany({ ...office.company, name: 'Oak Hill West' });
    await announceChanges({ Records: [changed(await table.read(keys.company(office.companyId)))] });
    expect(sockets.framesOf(lees)).toEqual(['{"events":[{"type":"access"}]}']);
    expect(sockets.isClosed(lees)).toBe(false);
  });
});

async function ticketOf({ subject }: Caller): Promise<string> {
  const ticket = randomUUID().replaceAll('-', '');
  await table.store.putTicket(ticket, { companyId: office.companyId, subject }, office.granted.now());
  return ticket;
}

async function opened(caller: Caller): Promise<string> {
  const connectionId = randomUUID();
  const ticket = await ticketOf(caller);
  expect(await connectLive(office.granted, { connectionId, ticket })).toBe('accepted');
  return connectionId;
}

type StreamRecord = Parameters<typeof announceChanges>[0]['Records'][number];

function changed(item: Record<string, unknown> | undefined): StreamRecord {
  const NewImage = marshall(item ?? {}) as NonNullable<StreamRecord['dynamodb']>['NewImage'] & {};
  return { eventID: randomUUID(), eventName: 'MODIFY', dynamodb: { NewImage } };
}

test('staff learn the names of the admins while the company cannot text, and only then (P3)', async () => {
  const me = (caller: Caller) => whoAmI(granted(), { caller, input: {} });
  const without = (caller: Caller): Caller => ({ ...caller, company: { ...caller.company, plan: 'basic' } });
  expect(await me(without(office.lee))).toMatchObject({ admins: ['Kim Madsen'] });
  await setRole(office.lee.member.memberId, 'admin');
  expect(await me(without(office.lee))).toMatchObject({ admins: ['Kim Madsen', 'Lee Ortiz'] });
  expect(await me(without(office.kim))).not.toHaveProperty('admins');
  expect(await me(office.lee)).not.toHaveProperty('admins');
});
