import { PutOptedOutNumberCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ana, managedNumber, rateLimitedNumber } from '#testing/testNetwork.ts';
import { addCompany } from './addCompany.ts';
import { listCompanies } from './listCompanies.ts';
import type { Deployment } from './Deployment.ts';
import { reattachNumbers } from './reattachNumbers.ts';
import type { CommandOptions } from './readCommand.ts';
import { setCompany } from './setCompany.ts';
import { showCompany } from './showCompany.ts';
import { testDeployment, type TestDeployment } from '#testing/testDeployment.ts';

let here: TestDeployment;
beforeAll(async () => {
  here = await testDeployment();
});
afterAll(() => here.close());

/** A company that does not exist yet. */
function aCompany(
  overrides: Partial<Omit<CommandOptions<'add'>, 'company'>> = {},
): CommandOptions<'add'> & { readonly company: string } {
  const unique = randomUUID().replaceAll('-', '').slice(0, 12);
  return {
    company: `co_${unique}`,
    name: `Elm Street ${unique}`,
    'time-zone': 'America/Denver',
    plan: 'advanced',
    'number-id': 'simulator',
    'admin-email': `ada@${unique}.example`,
    'admin-name': 'Ada Berg',
    'dry-run': false,
    ...overrides,
  };
}

async function add(
  asked: CommandOptions<'add'>,
  deployment: Deployment = here.deployment,
): Promise<readonly string[]> {
  const lines: string[] = [];
  await addCompany(deployment, asked, { dryRun: asked['dry-run'], print: (line) => lines.push(line) });
  return lines;
}

async function set(
  asked: Omit<CommandOptions<'set'>, 'dry-run'>,
  dryRun = false,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  await setCompany(here.deployment, { ...asked, 'dry-run': dryRun }, { dryRun, print });
  return lines;
}

async function idOf(e164: string): Promise<string> {
  const found = (await here.deployment.carrier.listNumbers()).find((number) => number.e164 === e164);
  return found?.id ?? '';
}

const count = (lines: readonly string[], state: string) =>
  lines.filter((line) => line.startsWith(`  ${state}`)).length;

test('A company for which the account has no opt-out list left gets a sentence, and the rest once AWS allows more', async () => {
  // The test network has three lists of its own.
  const full = await testDeployment({ maxOptOutLists: 4 });
  try {
    await add(aCompany(), full.deployment);
    const asked = aCompany();
    await expect(add(asked, full.deployment)).rejects.toThrow(
      /each company needs its own, because STOP to one company is not STOP to another\. Ask AWS Support to raise the quota/,
    );
    // A company without its own list must not text.
    expect((await full.store.findCompany(asked.company))?.originationNumber).toBeUndefined();
  } finally {
    await full.close();
  }
});

test('Two stages of one account give a company of the same id a number and an opt-out list each', async () => {
  const other = await testDeployment();
  try {
    const asked = aCompany();
    const prod = { ...other.deployment, stage: 'prod', carrier: here.deployment.carrier };
    await add(asked);
    await add(asked, prod);
    const numbers = await Promise.all(
      [here, other].map(async ({ store }) => (await store.findCompany(asked.company))?.originationNumber),
    );
    const listed = await here.deployment.carrier.listNumbers();
    const lists = numbers.map((number) => listed.find(({ e164 }) => e164 === number)?.optOutList);
    expect(new Set(numbers).size).toBe(2);
    expect(lists).toEqual([`conversations-local-${asked.company}`, `conversations-prod-${asked.company}`]);
  } finally {
    await other.close();
  }
});

describe('Adding a company', () => {
  test('gives it everything it needs to text, and the carrier everything to reach it', async () => {
    const asked = aCompany({ 'parts-per-second': 3 });
    await add(asked);
    const company = await here.store.findCompany(asked.company);
    expect(company).toMatchObject({ name: asked.name, timeZone: 'America/Denver', plan: 'advanced' });
    expect(company?.secret).toMatch(/^[0-9a-f]{64}$/);
    const held = (await here.deployment.carrier.listNumbers()).find(
      ({ e164 }) => e164 === company?.originationNumber,
    );
    expect(held).toMatchObject({
      kind: 'SIMULATOR',
      twoWay: true,
      twoWayChannelArn: here.deployment.channel.inboundTopicArn,
      twoWayRoleArn: here.deployment.channel.twoWayRoleArn,
      selfManagedOptOuts: true,
      optOutList: `conversations-local-${asked.company}`,
    });
    expect(await here.store.findCompanyByNumber(held?.e164 ?? '')).toEqual(company);
    expect(await here.deployment.store.findRateLimit(asked.company)).toBe(3);
    const account = await here.deployment.signIn.find({
      email: asked['admin-email'],
      name: asked['admin-name'],
      company: asked.name,
    });
    expect(await here.store.findMembership(account?.subject ?? '', asked.company)).toMatchObject({
      member: { name: 'Ada Berg', email: asked['admin-email'], role: 'admin' },
      company: { companyId: asked.company },
    });
    await here.phone.ask('POST', `/handsets/${ana}/messages`, { to: held?.e164, text: 'Hello' });
    expect((await here.phone.inbound.until(1)).at(-1)).toMatchObject({ destinationNumber: held?.e164 });
  });

  test('twice changes nothing: every step is already done', async () => {
    const asked = aCompany();
    await add(asked);
    const before = await here.everything();
    const lines = await add(asked);
    expect(count(lines, 'already done')).toBe(10);
    expect(count(lines, 'done')).toBe(0);
    expect(await here.everything()).toEqual(before);
  });

  test('makes the id from the name if no id is given', async () => {
    await add({ ...aCompany(), company: undefined, name: 'Ćosić & Söhne 7' });
    expect(await here.store.findCompany('co_cosicsohne7')).toMatchObject({ name: 'Ćosić & Söhne 7' });
  });

  test('without a number leaves texting off and says how to turn it on', async () => {
    const asked = aCompany({ 'number-id': undefined });
    const lines = await add(asked);
    expect(lines.join('\n')).toContain(`set --local --company ${asked.company} --number-id`);
    expect(await here.store.findCompany(asked.company)).not.toHaveProperty('originationNumber');
  });

  test('uses the carrier’s rate limit unless another is given', async () => {
    const asked = aCompany({ 'number-id': await idOf(rateLimitedNumber) });
    await add(asked);
    expect(await here.deployment.store.findRateLimit(asked.company)).toBe(1);
  });

  test('reports that people had opted out on the number’s former list', async () => {
    const { carrier } = here.deployment;
    const id = (await carrier.requestSimulatorNumber('co_forerunner', 'Forerunner')).id;
    const quiet = await add(aCompany({ 'number-id': id, 'dry-run': true }));
    expect(quiet.join('\n')).not.toContain('until now');
    await here.phone.client.send(
      new PutOptedOutNumberCommand({ OptOutListName: 'Default', OptedOutNumber: ana }),
    );
    const lines = await add(aCompany({ 'number-id': id }));
    expect(lines.join('\n')).toContain(
      'The list Default kept the opt-outs of this number until now, and it is not empty',
    );
  });

  test('as a dry run prints the steps and writes nothing', async () => {
    const before = await here.everything();
    const lines = await add(aCompany({ 'dry-run': true }));
    expect(count(lines, 'would do')).toBe(9);
    expect(count(lines, 'done')).toBe(0);
    expect(await here.everything()).toEqual(before);
  });

  test('invites a person who is already staff of another company as the same person', async () => {
    const first = aCompany();
    const second = aCompany({ 'admin-email': first['admin-email'] });
    await add(first);
    await add(second);
    const account = await here.deployment.signIn.find({
      email: first['admin-email'],
      name: 'Ada Berg',
      company: second.name,
    });
    const companies = await here.store.listCompaniesOf(account?.subject ?? '');
    expect(companies.map(({ companyId }) => companyId).toSorted()).toEqual(
      [first.company, second.company].toSorted(),
    );
  });
});

type Port = 'store' | 'carrier' | 'signIn';
const acts: readonly (readonly [Port, string])[] = [
  ['store', 'keepCompany'],
  ['carrier', 'requestSimulatorNumber'],
  ['store', 'claimNumber'],
  ['carrier', 'createOptOutList'],
  ['carrier', 'attachNumber'],
  ['store', 'setRateLimit'],
  ['store', 'openTexting'],
  ['signIn', 'invite'],
  ['store', 'putMember'],
];

describe.each(acts)('Interrupted at %s.%s', (port, act) => {
  test.each([
    ['before it was done', false],
    ['after it was done and before the command knew', true],
  ])('%s, the same command continues to the same result', async (_, isDone) => {
    const asked = aCompany();
    const numbers = (await here.deployment.carrier.listNumbers()).length;
    const cut = cutAt(here.deployment, port, act, isDone);
    await expect(add(asked, cut)).rejects.toThrow(/repeat the same command to continue/);
    await add(asked);
    const lines = await add(asked);
    expect(count(lines, 'already done')).toBe(10);
    expect((await here.deployment.carrier.listNumbers()).length).toBe(numbers + 1);
    expect(await here.deployment.store.listMembers(asked.company)).toMatchObject({ items: [{}] });
  });
});

/** A deployment where the power fails during one request. */
function cutAt(deployment: Deployment, port: Port, act: string, isDone: boolean): Deployment {
  const parts = deployment[port] as Readonly<
    Record<string, (...args: readonly unknown[]) => Promise<unknown>>
  >;
  return {
    ...deployment,
    [port]: {
      ...parts,
      async [act](...args: readonly unknown[]) {
        if (isDone) await parts[act]?.(...args);
        throw new Error('The power failed.');
      },
    },
  };
}

describe('Before anything is changed, it refuses', () => {
  let theirs: string;
  let theirsE164: string;
  let first: CommandOptions<'add'> & { readonly company: string };
  beforeAll(async () => {
    first = aCompany();
    await add(first);
    theirsE164 = (await here.store.findCompany(first.company))?.originationNumber ?? '';
    theirs = await idOf(theirsE164);
  });

  test.each<[what: string, asked: () => CommandOptions<'add'>, sentence: RegExp]>([
    [
      'a number of another company',
      () => aCompany({ 'number-id': theirs }),
      /^The number phone-\w+ belongs to Elm Street \w+ \(co_\w+\): choose another one\.$/,
    ],
    [
      'a number that the carrier does not have',
      () => aCompany({ 'number-id': 'phone-none' }),
      /^The carrier has no number phone-none on this machine: it has phone-ours, /,
    ],
    [
      'to give an existing company another name',
      () => ({ ...first, name: 'Oak Street' }),
      /company co_\w+ already exists, and its name is "Elm Street/,
    ],
    ['to give it another plan', () => ({ ...first, plan: 'basic' }), /its plan is "advanced"/],
    [
      'to give it another number',
      () => ({ ...first, 'number-id': 'phone-ours' }),
      /already texts from the number phone-\w+: change it with "set"/,
    ],
    [
      'a name without letters for an id',
      () => ({ ...aCompany(), company: undefined, name: '東京' }),
      /^The name .* has no letters for an id.* --company/,
    ],
  ])('%s', async (_, asked, sentence) => {
    const before = await here.everything();
    await expect(add(asked())).rejects.toThrow(sentence);
    expect(await here.everything()).toEqual(before);
  });

  test('a number that was given to another company at the same moment', async () => {
    const { store } = here.deployment;
    const unaware = { ...here.deployment, store: { ...store, findNumberOwner: async () => undefined } };
    const before = await here.store.findCompanyByNumber(theirsE164);
    await expect(add(aCompany({ 'number-id': theirs }), unaware)).rejects.toThrow(
      /Another company got this number a moment ago: choose another one\./,
    );
    expect(await here.store.findCompanyByNumber(theirsE164)).toEqual(before);
    expect(before?.companyId).toBe(first.company);
  });

  test('a deployment without its configuration set, where no receipt would arrive', async () => {
    const before = await here.everything();
    const bare = {
      ...here.deployment,
      carrier: { ...here.deployment.carrier, hasConfigurationSet: async () => false },
    };
    await expect(add(aCompany(), bare)).rejects.toThrow(/configuration set conversations-local is missing/);
    expect(await here.everything()).toEqual(before);
  });

  test.each([
    ['is in a pool', { poolId: 'pool-1' }, /is in the pool pool-1/],
    ['is for promotions', { textsTransactional: false }, /not for transactional SMS/],
    ['is being given up', { status: 'DISASSOCIATING' }, /is giving up the number/],
    ['serves another system', { twoWay: true, twoWayChannelArn: 'arn:aws:sns:x' }, /go to arn:aws:sns:x/],
  ])('a number that %s', async (_, facts, sentence) => {
    const before = await here.everything();
    const { carrier } = here.deployment;
    const findNumber = async (id: string) => {
      const number = await carrier.findNumber(id);
      return number && { ...number, ...facts };
    };
    const deployment = { ...here.deployment, carrier: { ...carrier, findNumber } };
    await expect(add(aCompany({ 'number-id': 'phone-ours' }), deployment)).rejects.toThrow(sentence);
    expect(await here.everything()).toEqual(before);
  });
});

test('a number that the carrier has not activated is reserved for the company, which cannot text yet', async () => {
  const { carrier } = here.deployment;
  const findNumber = async (id: string) => {
    const number = await carrier.findNumber(id);
    return number && { ...number, status: 'PENDING' };
  };
  const id = await idOf(managedNumber);
  const asked = aCompany({ 'number-id': id });
  const lines = await add(asked, { ...here.deployment, carrier: { ...carrier, findNumber } });
  expect(count(lines, 'to do by hand')).toBe(2);
  expect(lines.join('\n')).toContain(`${id} is PENDING; repeat this command once it is ACTIVE`);
  expect(await here.store.findCompany(asked.company)).not.toHaveProperty('originationNumber');
  await add(asked);
  expect(await here.store.findCompany(asked.company)).toHaveProperty('originationNumber');
});

test('numbers with wrong settings are shown, and one command repairs all of them', async () => {
  const asked = aCompany();
  await add(asked);
  const { store, carrier, channel } = here.deployment;
  const e164 = (await store.findCompany(asked.company))?.originationNumber ?? '';
  const elsewhere = { ...channel, inboundTopicArn: `${channel.inboundTopicArn}-of-before` };
  await carrier.attachNumber(await idOf(e164), elsewhere, `conversations-local-${asked.company}`);
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  await showCompany(here.deployment, asked.company, print);
  expect(lines.join('\n')).toContain('npm run company -- reattach');

  const run = async (dryRun: boolean) => {
    lines.length = 0;
    await reattachNumbers(here.deployment, { dryRun, print });
    return [count(lines, 'would do'), count(lines, 'done')];
  };
  expect(await run(true)).toEqual([1, 0]);
  expect(await run(false)).toEqual([0, 1]);
  expect(await run(false)).toEqual([0, 0]);
  const number = await carrier.findNumber(await idOf(e164));
  expect(number).toMatchObject({ twoWayChannelArn: channel.inboundTopicArn, twoWay: true });
});

describe('An existing company', () => {
  test('changes in what the command names, and keeps its secret, number and rate limit', async () => {
    const asked = aCompany({ 'parts-per-second': 2 });
    await add(asked);
    const before = await here.store.findCompany(asked.company);
    await set({ company: asked.company, plan: 'basic', 'time-zone': 'America/Chicago' });
    expect(await here.store.findCompany(asked.company)).toEqual({
      ...before,
      plan: 'basic',
      timeZone: 'America/Chicago',
    });
    expect(await here.deployment.store.findRateLimit(asked.company)).toBe(2);
  });

  test('says whether its automations and its members need consent (P31)', async () => {
    const asked = aCompany();
    await add(asked);
    await set({ company: asked.company, 'automations-need-consent': false, 'members-need-consent': true });
    expect(await here.store.findCompany(asked.company)).toMatchObject({
      automationsNeedConsent: false,
      membersNeedConsent: true,
    });
  });

  test('can get its first number later', async () => {
    const asked = aCompany({ 'number-id': undefined });
    await add(asked);
    await set({ company: asked.company, 'number-id': 'simulator' });
    expect(await here.store.findCompany(asked.company)).toHaveProperty('originationNumber');
  });

  test('is not changed by a dry run or by a command without changes', async () => {
    const asked = aCompany();
    await add(asked);
    const before = await here.everything();
    expect(count(await set({ company: asked.company, plan: 'basic' }, true), 'would do')).toBe(1);
    await expect(set({ company: asked.company })).rejects.toThrow(/^Nothing to change/);
    await expect(set({ company: 'co_nobody', plan: 'basic' })).rejects.toThrow(
      'Unknown company co_nobody on this machine: npm run company -- list --local lists the companies.',
    );
    expect(await here.everything()).toEqual(before);
  });

  test('is shown with its state, and listed in one line', async () => {
    const asked = aCompany({ plan: 'basic' });
    await add(asked);
    const lines: string[] = [];
    await showCompany(here.deployment, asked.company, (line) => lines.push(line));
    expect(lines.join('\n')).toMatch(
      new RegExp(
        `${asked.name} .*\\n.*basic \\(texting needs advanced\\)\\n.*America/Denver\\n.*required of automations\\n.*SIMULATOR, ACTIVE.*\\n.*arrives here, STOP and HELP included.*\\n.*1 part a second\\n.*Ada Berg`,
      ),
    );
    const listed: string[] = [];
    await listCompanies(here.deployment, (line) => listed.push(line));
    expect(listed.filter((line) => line.includes(asked.company))).toHaveLength(1);
  });
});
