import { describe, expect, test } from 'vitest';
import { readCommand } from './readCommand.ts';

const elm =
  'add --local --name Elm --time-zone america/new_york --plan basic --admin-email Ada@Elm.example --admin-name Ada'.split(
    ' ',
  );
/** The command with one option replaced or left out. */
const elmWith = (option: string, value?: string) => {
  const at = elm.indexOf(option);
  const rest = at === -1 ? elm : elm.toSpliced(at, 2);
  return value === undefined ? rest : [...rest, option, value];
};

describe('A command', () => {
  test('is understood in any spelling of its values', () => {
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
    const consent = ['--automations-need-consent', 'no', '--members-need-consent', 'yes'];
    expect(readCommand(['set', '--local', '--company', 'co_elm', ...consent])).toMatchObject({
      asked: { 'automations-need-consent': false, 'members-need-consent': true },
    });
    expect(readCommand(['list', '--stage', 'test'])).toMatchObject({ act: 'list', where: { stage: 'test' } });
  });

  test.each<[args: readonly string[], sentence: string]>([
    [
      [],
      'The command is missing. Commands: add, set, show, list, import, reattach, automation add, automation remove, automation list.',
    ],
    [
      ['remove', '--local'],
      'Unknown command "remove". Commands: add, set, show, list, import, reattach, automation add, automation remove, automation list.',
    ],
    [
      ['toString'],
      'Unknown command "toString". Commands: add, set, show, list, import, reattach, automation add, automation remove, automation list.',
    ],
    [
      ['list'],
      'The deployment is missing: use --stage NAME for a deployed stage, or --local for this machine.',
    ],
    [['list', '--local', '--stage', 'test'], 'Use either --stage NAME or --local, not both.'],
    [
      ['list', '--local', 'all'],
      '"all" has no option before it. Put a value after its option, in quotes if it has spaces. Options: --stage, --local.',
    ],
    [['list', '--local', '--plan', 'basic'], 'Unknown option "--plan" of "list". Options: --stage, --local.'],
    [['list', '--local=yes'], '--local takes no value.'],
    [['list', '--stage'], '--stage has no value: put it after the option.'],
    [['show', '--local', '--company', '--stage'], '--company has no value: put it after the option.'],
    [['show', '--local'], '--company is missing: enter the company id that "list" prints.'],
    [
      ['show', '--local', '--company', 'Oak'],
      '"Oak" is not a company id: enter co_ and up to 40 lowercase letters and digits.',
    ],
    [
      ['automation', '--local'],
      'Unknown command "automation". Commands: add, set, show, list, import, reattach, automation add, automation remove, automation list.',
    ],
    [
      ['automation', 'add', '--local', '--company', 'co_elm', '--name', 'Reminders'],
      '--role is missing: enter the name of the IAM role with which the automation signs.',
    ],
    [
      ['automation', 'remove', '--local', '--company', 'co_elm', '--role', 'path/nightly'],
      '"path/nightly" is not the name of an IAM role: enter up to 64 letters, digits and _+=,.@- without a path.',
    ],
    [elmWith('--name'), '--name is missing.'],
    [elmWith('--name', ' '), '--name is blank: enter a value.'],
    [
      elmWith('--name', 'Elm\nStreet'),
      '--name contains a control character or half a character: enter one line without it.',
    ],
    [
      elmWith('--admin-name', 'Kim \ud83d'),
      '--admin-name contains a control character or half a character: enter one line without it.',
    ],
    [elmWith('--plan'), '--plan is missing. Plans: basic, advanced.'],
    [elmWith('--plan', 'gold'), 'Unknown plan "gold". Plans: basic, advanced.'],
    [elmWith('--time-zone'), '--time-zone is missing: enter one such as America/Chicago.'],
    [
      elmWith('--time-zone', 'Chicago'),
      'Unknown time zone "Chicago": enter an IANA name such as America/Chicago.',
    ],
    [
      elmWith('--time-zone', 'Mars/Base'),
      'Unknown time zone "Mars/Base": enter an IANA name such as America/Chicago.',
    ],
    [elmWith('--time-zone', '-05:00'), '--time-zone has no value: put it after the option.'],
    [elmWith('--time-zone', 'EST'), 'Unknown time zone "EST": enter an IANA name such as America/Chicago.'],
    [
      elmWith('--admin-email'),
      '--admin-email is missing: enter the address of the first admin, who gets the invitation.',
    ],
    [
      elmWith('--admin-email', 'ada'),
      '"ada" is not an e-mail address: enter one such as kim@oakhill.example.',
    ],
    [elmWith('--admin-name'), '--admin-name is missing.'],
    [
      elmWith('--number-id', '5550109000'),
      '"5550109000" is not a phone number id: enter one that starts with phone-, from the carrier\'s console, or simulator to request a number for tests.',
    ],
    [
      elmWith('--parts-per-second', '0'),
      '--parts-per-second is "0": enter a whole number from 1 to 100, such as 1 for a 10DLC number or 3 for a toll-free one.',
    ],
  ])('%j is answered with one sentence', (args, sentence) => {
    expect(() => readCommand(args)).toThrow(sentence);
  });
});
