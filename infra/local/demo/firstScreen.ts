import type { Inspection } from '#shared/domain/inspection.ts';
import type { Demo, DemoHistory, DemoScheduled } from './Demo.ts';
import { oakHill } from './demoCompanies.ts';
import { authorOf, messageOf, type DemoText } from './demoText.ts';
import type { Person } from './demoPeople.ts';
import type { OfficeClock } from './officeClock.ts';

/**
 * The conversations that a newcomer sees first, written by hand: the last minutes and days of an ordinary
 * office.
 */
export function firstScreen(
  people: readonly Person[],
  clock: OfficeClock,
): Pick<Demo, 'inspections' | 'histories' | 'scheduled'> {
  const person = (name: string): Person => {
    const found = people.find((each) => each.name === name);
    if (!found) throw new Error(`The demo has no person called ${name}`);
    return found;
  };
  const onJob = (name: string) => {
    const { contactId, role } = person(name);
    return { contactId, role, name };
  };
  const { minutesAgo, daysAgo } = clock;
  const maple: Inspection = {
    inspectionId: 'insp_maple',
    address: '214 Maple Ave',
    startsAt: daysAgo(-1, 9).toISOString(),
    people: [onJob('Dana Reyes'), onJob('Priya Watanabe'), onJob('Ana Moreno'), onJob('Luis Moreno')],
  };
  const quarry: Inspection = {
    inspectionId: 'insp_quarry',
    address: '88 Quarry Rd, unit 4',
    startsAt: daysAgo(620, 13).toISOString(),
    people: [onJob('Tom Becker'), onJob('Joy Okafor'), onJob('Ana Moreno')],
  };
  const elm: Inspection = {
    inspectionId: 'insp_elm',
    address: '9 Elm St',
    startsAt: daysAgo(-3, 13).toISOString(),
    people: [onJob('Inés Soto'), onJob('Joy Okafor'), onJob('Grace Hopkins')],
  };
  const willow: Inspection = {
    inspectionId: 'insp_willow',
    address: '31 Willow Ct',
    startsAt: daysAgo(-2, 13).toISOString(),
    people: [onJob('Tom Becker'), onJob('Carol Whitfield')],
  };
  const auto = (automation: string, inspection: Inspection) => ({ automation, inspection });
  const at = (moment: Inspection) => clock.time(new Date(moment.startsAt));
  const on = (moment: Inspection) => clock.date(new Date(moment.startsAt));

  const histories = [
    history('Dana Reyes', [
      { at: minutesAgo(31), text: 'On my way to Birch. Is there a gate?' },
      { at: minutesAgo(8), by: 'Kim', text: 'Gate code is 4417, owner has two dogs in the yard.' },
    ]),
    history('Tom Becker', [{ at: minutesAgo(121), text: 'Running 15 late, tell the agent pls' }]),
    history('Inés Soto', [
      { at: minutesAgo(4 * 1440 + 65), text: 'I can take Elm St on Thursday' },
      { at: minutesAgo(4 * 1440 + 40), by: 'Kim', text: 'Thanks! See you Thursday.' },
    ]),
    history(
      'Priya Watanabe',
      [
        { at: minutesAgo(190), by: 'Jo', text: '14 Birch is set for 1 pm tomorrow.' },
        { at: minutesAgo(2), text: 'Hi! The seller is asking for a little more time' },
        { at: minutesAgo(1), text: 'Can we move 14 Birch to 3 pm? The buyers can make it too' },
      ],
      minutesAgo(2),
    ),
    history('Marcus Lindqvist', [
      { at: minutesAgo(95), text: 'Any news on the Quarry Rd report?' },
      {
        at: minutesAgo(63),
        by: 'Kim',
        text: 'Report is ready for 88 Quarry Rd, it went out by e-mail too.',
        state: 'failed',
        failure: 'phone-unreachable',
      },
    ]),
    history('Joy Okafor', [
      {
        at: daysAgo(2, 16, 10),
        by: auto('Booked', elm),
        text: `Inspection at 9 Elm St is confirmed for ${on(elm)} at ${at(elm)}. Inspector: Inés.`,
      },
    ]),
    history(
      'Ana Moreno',
      [
        {
          at: daysAgo(4, 16, 2),
          by: auto('Booked', maple),
          text: `Hi Ana, your inspection at 214 Maple Ave is booked for ${on(maple)} at ${at(maple)} with Dana Reyes. Reply here with any question.`,
        },
        { at: daysAgo(4, 16, 20), text: 'Thank you! Is it ok if my husband comes along?' },
        {
          at: daysAgo(4, 16, 31),
          by: 'Kim',
          text: 'Of course. Plan for about three hours, the last 30 minutes are the walk-through.',
        },
        {
          at: minutesAgo(110),
          by: auto('Reminder', maple),
          text: 'Reminder: inspection tomorrow 9:00 AM, 214 Maple Ave. Please make sure the attic hatch is reachable.',
        },
        {
          at: minutesAgo(58),
          by: 'Jo',
          text: 'The seller moved the key to a lockbox at the side door.',
          state: 'failed',
          failure: 'phone-unreachable',
        },
        {
          at: minutesAgo(55),
          by: 'Jo',
          text: 'The seller moved the key to a lockbox at the side door, code 7781#.',
          state: 'unconfirmed',
        },
        {
          at: minutesAgo(3),
          text: 'Perfect, we will be there at 8:45. Luis brings the ladder, just in case 😀',
        },
      ],
      minutesAgo(3),
    ),
    history(
      'Grace Hopkins',
      [
        {
          at: daysAgo(2, 16, 10),
          by: auto('Booked', elm),
          text: `Hi Grace, your inspection at 9 Elm St is booked for ${on(elm)} at ${at(elm)} with Inés Soto. Reply here with any question.`,
        },
        { at: minutesAgo(12), text: 'Do you also check the sewer line? The house is from 1931' },
      ],
      minutesAgo(12),
    ),
    history(
      'Carol Whitfield',
      [
        {
          at: minutesAgo(1440 + 95),
          by: auto('Reminder', willow),
          text: 'Reminder: 31 Willow Ct will be inspected soon. Please make sure the attic hatch is reachable.',
        },
        { at: minutesAgo(1440 + 22), text: 'Cancel' },
        {
          at: minutesAgo(1440 + 21),
          by: 'Opt-out confirmation',
          text: `${oakHill.name}: you are opted out and will get no more texts from us. Text START to come back.`,
        },
      ],
      minutesAgo(1440 + 22),
    ),
    history('Hugo Brandt', [
      { at: daysAgo(5, 15, 2), by: 'Ravi', text: 'Hello Hugo, would you leave us a review?' },
      { at: daysAgo(5, 15, 40), text: 'Please don’t text me about reviews again' },
    ]),
    history('Вера Ковалёва', [
      { at: daysAgo(3, 10, 5), text: 'Здравствуйте! Is the radon test included?' },
      { at: daysAgo(3, 10, 21), by: 'Ravi', text: 'Hello Vera, it is 140 more. Results after 48 hours.' },
      { at: daysAgo(3, 10, 30), text: 'Ok, yes please. Спасибо!' },
    ]),
    {
      number: '+15550107781',
      messages: [
        {
          messageId: 'demo-first-stranger',
          direction: 'inbound' as const,
          text: 'Hi is this the inspection office',
          at: minutesAgo(64).toISOString(),
        },
      ],
      unreadSince: minutesAgo(64).toISOString(),
    },
  ];
  return {
    inspections: [maple, quarry, elm, willow],
    histories,
    scheduled: [reminderOf('Grace Hopkins', elm)],
  };

  function reminderOf(name: string, inspection: Inspection): DemoScheduled {
    const { contactId, number = '' } = person(name);
    return {
      messageId: `demo-scheduled-${contactId.slice(4)}`,
      contactId,
      number: `+1555${number}`,
      text: `Reminder: inspection tomorrow ${at(inspection)}, ${inspection.address}. Please make sure the attic hatch is reachable.`,
      author: authorOf(auto('Reminder', inspection)),
      dueAt: new Date(Date.parse(inspection.startsAt) - 22 * 3_600_000),
    };
  }

  function history(name: string, texts: readonly DemoText[], unreadSince?: Date): DemoHistory {
    const { contactId, number = '' } = person(name);
    return {
      number: `+1555${number}`,
      messages: texts
        .toSorted((one, other) => one.at.getTime() - other.at.getTime())
        .map((each, index) => messageOf(`demo-first-${contactId.slice(4)}-${index}`, contactId, each)),
      ...(unreadSince && { unreadSince: unreadSince.toISOString() }),
    };
  }
}
