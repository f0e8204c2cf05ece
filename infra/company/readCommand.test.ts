import { describe, expect, test } from 'vitest';
import { readCommand } from './readCommand.ts';

const elm =
  'add --local --name Elm --time-zone america/new_york --plan basic --admin-email Ada@Elm.example --admin-name Ada'.split(
    ' ',
  );
/** The command with one option told differently, or left out. */
const elmWith = (option: string, value?: string) => {
  const at = elm.indexOf(option);
  const rest = at === -1 ? elm : elm.toSpliced(at, 2);
  return value === undefined ? rest : [...rest, option, value];
};

describe('What was typed', () => {
  test('is understood however it is spelled', () => {
    expect(
      readCommand([...elmWith('--name', ' Elm Street '), '--parts-per-second', '3', '--dry-run']),
    ).toEqual({
      act: 'add',
      where: 'local',
      asked: {
        local: true,
        name: 'Elm Street',
        'time-zone': 'America/New_York',
        plan: 'basic',
        'admin-email': 'ada@elm.example',
        'admin-name': 'Ada',
        'parts-per-second': 3,
        'dry-run': true,
      },
    });
    expect(readCommand(['list', '--stage', 'test'])).toMatchObject({ act: 'list', where: { stage: 'test' } });
  });

  test.each<[args: readonly string[], sentence: string]>([
    [[], 'Say what to do: there are add, set, show, list, reattach.'],
    [['remove', '--local'], '"remove" is not something to do: there are add, set, show, list, reattach.'],
    [['toString'], '"toString" is not something to do: there are add, set, show, list, reattach.'],
    [['list'], 'Say where: --stage NAME for a deployed stage, or --local for this machine.'],
    [['list', '--local', '--stage', 'test'], 'Say either --stage NAME or --local, not both.'],
    [
      ['list', '--local', 'all'],
      '"all" stands alone: put it behind its option, in quotes if it has spaces; there are --stage, --local.',
    ],
    [
      ['list', '--local', '--plan', 'basic'],
      '"--plan" is not an option of "list": there are --stage, --local.',
    ],
    [['list', '--local=yes'], '--local takes no value.'],
    [['list', '--stage'], '--stage has no value: write it behind the option.'],
    [['show', '--local', '--company', '--stage'], '--company has no value: write it behind the option.'],
    [['show', '--local'], '--company is missing: name the company by its id, as "list" shows it.'],
    [
      ['show', '--local', '--company', 'Oak'],
      '"Oak" is no company id: it is co_ and then up to 40 small letters and digits.',
    ],
    [elmWith('--name'), '--name is missing.'],
    [elmWith('--name', ' '), '--name is blank: give it a value.'],
    [
      elmWith('--name', 'Elm\nStreet'),
      '--name holds a control character or half a character: write it on one line, without it.',
    ],
    [
      elmWith('--admin-name', 'Kim \ud83d'),
      '--admin-name holds a control character or half a character: write it on one line, without it.',
    ],
    [elmWith('--plan'), '--plan is missing: there are basic and advanced.'],
    [elmWith('--plan', 'gold'), 'There is no plan "gold": there are basic and advanced.'],
    [elmWith('--time-zone'), '--time-zone is missing, such as America/Chicago.'],
    [
      elmWith('--time-zone', 'Chicago'),
      'There is no time zone "Chicago": write it as the IANA does, such as America/Chicago.',
    ],
    [
      elmWith('--time-zone', 'Mars/Base'),
      'There is no time zone "Mars/Base": write it as the IANA does, such as America/Chicago.',
    ],
    [elmWith('--time-zone', '-05:00'), '--time-zone has no value: write it behind the option.'],
    [
      elmWith('--time-zone', 'EST'),
      'There is no time zone "EST": write it as the IANA does, such as America/Chicago.',
    ],
    [elmWith('--admin-email'), '--admin-email is missing: the first admin is invited there.'],
    [elmWith('--admin-email', 'ada'), '"ada" is no e-mail address: it looks like kim@oakhill.example.'],
    [elmWith('--admin-name'), '--admin-name is missing.'],
    [
      elmWith('--number-id', '5550109000'),
      '"5550109000" is no phone-number id: it begins with phone-, as the carrier\'s own pages show it; or write simulator to request a number to try with.',
    ],
    [
      elmWith('--parts-per-second', '0'),
      '--parts-per-second is "0": it is a whole number from 1 to 100, such as 1 for a 10DLC number or 3 for a toll-free one.',
    ],
  ])('%j is answered with one sentence', (args, sentence) => {
    expect(() => readCommand(args)).toThrow(sentence);
  });
});
