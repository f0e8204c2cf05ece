import { expect, test } from 'vitest';
import { FailureReason } from '#shared/domain/failureReason.ts';
import { failureText } from './failureText.ts';

const ana = { shortName: 'Ana', timeZone: 'America/Chicago', optOut: undefined };
const optOut = { at: '2026-11-20T22:05:00.000Z', source: 'person', word: 'STOP' } as const;

test.each(FailureReason.options)(
  'a text that failed with %s says in plain words what happened',
  (failure) => {
    const sentence = failureText({ state: 'failed', failure }, ana);
    expect(sentence).toMatch(/^Not (sent|delivered): .+\.$/);
    expect(sentence).not.toContain(failure);
  },
);

test('a text to someone who opted out says when that was', () => {
  const sentence = (now: string) =>
    failureText({ state: 'failed', failure: 'opted-out' }, { ...ana, optOut }, new Date(now));
  expect(sentence('2026-12-31T12:00:00.000Z')).toBe('Not sent: Ana opted out on Nov 20.');
  expect(sentence('2027-01-01T12:00:00.000Z')).toBe('Not sent: Ana opted out on Nov 20, 2026.');
});

test('an unconfirmed text may have arrived; a calm one has no trouble', () => {
  expect(failureText({ state: 'unconfirmed' }, ana)).toContain('it may have arrived');
  expect(failureText({ state: 'unconfirmed', failure: 'restored' }, ana)).toContain('restored from a backup');
  expect(failureText({ state: 'sent' }, ana)).toBeUndefined();
});
