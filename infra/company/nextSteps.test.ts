import { describe, expect, test } from 'vitest';
import type { AccountStatus } from './carrierAccount.ts';
import type { Deployment } from './Deployment.ts';
import { nextSteps } from './nextSteps.ts';

const stage = { stage: 'test', option: '--stage test', console: 'https://carrier.example' } as const;
const good: AccountStatus = { inSandbox: false, spendLimit: 500, highestSpendLimit: 500 };
const registered = { kind: 'TEN_DLC', status: 'ACTIVE', registrationId: 'registration-1' };
const number = (change: Partial<typeof registered> | { readonly registrationId: undefined }) => ({
  ...registered,
  ...change,
});

const left = (
  deployment: Pick<Deployment, 'stage' | 'option' | 'console'>,
  more: Partial<Parameters<typeof nextSteps>[1]>,
) =>
  nextSteps(deployment, {
    companyId: 'co_elm',
    number: registered,
    accountStatus: good,
    optOutLists: 20,
    ...more,
  });

describe('The next steps', () => {
  test('are empty when the number is registered and the account may text', () => {
    expect(left(stage, {})).toEqual([]);
  });

  test.each<[what: string, more: Partial<Parameters<typeof nextSteps>[1]>, sentence: RegExp]>([
    ['more opt-out lists', { optOutLists: 21 }, /has 21 opt-out lists.*AWS allows 25/],
    ['a number', { number: undefined }, /no number yet.* set --stage test --company co_elm --number-id/],
    [
      'the registration of a 10DLC number',
      { number: number({ registrationId: undefined }) },
      /no 10DLC registration/,
    ],
    [
      'waiting for a registration',
      { number: number({ status: 'PENDING' }) },
      /registration-1 is not complete, and the number is PENDING/,
    ],
    [
      'the registration of a toll-free number',
      { number: { ...number({ registrationId: undefined }), kind: 'TOLL_FREE' } },
      /no toll-free registration/,
    ],
    [
      'a number that reaches people',
      { number: { ...registered, kind: 'SIMULATOR' } },
      /simulated phones only/,
    ],
    [
      'leaving the sandbox',
      { accountStatus: { ...good, inSandbox: true } },
      /in the sandbox.*carrier\.example/,
    ],
    [
      'a higher limit from AWS',
      { accountStatus: { ...good, spendLimit: 1, highestSpendLimit: 1 } },
      /stops at USD 1 a month.*AWS Support/,
    ],
    [
      'a limit that was set too low',
      { accountStatus: { ...good, spendLimit: 50 } },
      /stops at USD 50 a month.*--monthly-limit 500/,
    ],
    [
      'who opted out before',
      { formerList: 'Default' },
      /list Default kept.*until now.*conversations-test-co_elm/,
    ],
  ])('%s', (_, more, sentence) => {
    expect(left(stage, more)).toEqual([expect.stringMatching(sentence)]);
  });

  test('on this machine are at most a number, because the simulated carrier registers nothing', () => {
    const local = { stage: 'local', option: '--local', console: undefined };
    expect(
      left(local, {
        number: number({ registrationId: undefined }),
        accountStatus: { ...good, inSandbox: true },
      }),
    ).toEqual([]);
    expect(left(local, { number: undefined })).toEqual([expect.stringContaining('--number-id simulator')]);
  });
});
