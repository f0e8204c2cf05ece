import { describe, expect } from 'vitest';
import { isRefused } from '#shared/domain/refusal.ts';
import { Section } from '#shared/domain/role.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { randomNumber } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { listRecentConversations } from './listRecentConversations.ts';

const ago = (days: number, seconds = 0) =>
  new Date(office.granted.now().getTime() - days * 86_400_000 - seconds * 1000).toISOString();
const list = (section: Section, cursor?: string, by = office) =>
  listRecentConversations(by.granted, by.memberRequest({ section, cursor }));
const names = async (section: Section) =>
  accepted(await list(section)).items.map(({ people, number }) => people[0]?.name ?? number);

describe('a section', () => {
  test('holds exactly the conversations of the last 14 days, newest first (P4)', async () => {
    const people = ['Today', 'Just inside', 'Just outside'];
    const times = [ago(0), ago(14), ago(14, 1)];
    for (const [index, name] of people.entries()) {
      const agent = await office.contact({ role: 'agent', name });
      await office.receives(agent.number, 'Hello', times[index] ?? '');
    }
    expect(await names('agents')).toEqual(['Today', 'Just inside']);
    office.later(1);
    expect(await names('agents')).toEqual(['Today']);
  });

  test('does not list people without messages (P4)', async () => {
    await office.contact({ name: 'Ana Moreno' });
    expect(await Promise.all(Section.options.map(names))).toEqual([[], [], [], []]);
  });

  test('lists the people of its role, and a number with two roles is in both sections (P4, P21)', async () => {
    const shared = randomNumber();
    const contacts = [
      await office.contact({ role: 'inspector', name: 'Ina', mobile: randomNumber() }),
      await office.contact({ role: 'agent', name: 'Both', phone: shared }),
      await office.contact({ role: 'client', name: 'Both', phone: shared }),
    ];
    for (const { number } of contacts) await office.receives(number, 'Hello', ago(1));
    await office.receives('+15550107777', 'Hello', ago(1));
    expect(await Promise.all(Section.options.map(names))).toEqual([
      ['Ina'],
      ['Both'],
      ['Both'],
      ['+15550107777'],
    ]);
  });

  test('moves a conversation to its top with each new message', async () => {
    const [ana, ben] = [await office.contact({ name: 'Ana' }), await office.contact({ name: 'Ben' })];
    await office.receives(ana.number, 'one', ago(2));
    await office.receives(ben.number, 'two', ago(1));
    expect(await names('clients')).toEqual(['Ben', 'Ana']);
    await office.receives(ana.number, 'three', ago(0));
    expect(await names('clients')).toEqual(['Ana', 'Ben']);
  });
});

describe('a cursor', () => {
  /** Creates forty unknown numbers that texted one after the other, newest first. */
  async function fortyStrangers() {
    const numbers = Array.from({ length: 40 }, randomNumber);
    await Promise.all(numbers.map((number, index) => office.receives(number, 'Hello', ago(0, index))));
    return numbers;
  }

  test('continues without gaps or duplicates, even when a text arrives in between (P4)', async () => {
    const numbers = await fortyStrangers();
    const first = accepted(await list('unknown'));
    const newcomer = randomNumber();
    await office.receives(newcomer, 'Me too', ago(0));
    const second = accepted(await list('unknown', first.cursor));
    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(numbers);
    expect(second.cursor).toBeUndefined();
  });

  test('of another section, or a forged one, is refused', async () => {
    await fortyStrangers();
    const { cursor = '' } = accepted(await list('unknown'));
    const made = [
      cursor.slice(0, -4),
      `${cursor}AAAA`,
      'nonsense',
      '[]',
      Buffer.from('null').toString('base64url'),
    ];
    const answers = [
      await list('agents', cursor),
      ...(await Promise.all(made.map((each) => list('unknown', each)))),
    ];
    expect(answers).toEqual(answers.map(() => ({ refusal: { code: 'cursor-invalid' } })));
  });

  test("never shows another company's data (P23)", async () => {
    await fortyStrangers();
    const { cursor } = accepted(await list('unknown'));
    const other = await testCompany(table);
    await other.receives('+15550107777', 'Hello', ago(10));
    const answer = await list('unknown', cursor, other);
    expect(isRefused(answer) ? [] : answer.items.filter(({ number }) => number !== '+15550107777')).toEqual(
      [],
    );
  });
});
