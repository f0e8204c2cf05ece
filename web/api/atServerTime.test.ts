import { expect, test } from 'vitest';
import { ProblemError } from '#shared/api/client.ts';
import { atServerTime } from './atServerTime.ts';

const now = '2026-03-20T15:00:00.000Z';
const refusal = (code: string) =>
  new ProblemError({ type: 'about:blank', title: 'Bad Request', status: 400, detail: '', code, now });

test('on a device whose clock is ahead, an agreement is recorded at the time of the server', async () => {
  const sent: string[] = [];
  const answer = await atServerTime(async (at) => {
    sent.push(at);
    if (at !== now) throw refusal('consent-in-future');
    return 'recorded';
  });
  expect(answer).toBe('recorded');
  expect(sent).toEqual([expect.any(String), now]);
});

test('any other refusal of an agreement is reported at once', async () => {
  const sent: string[] = [];
  const answer = atServerTime(async (at) => {
    sent.push(at);
    throw refusal('contact-changed');
  });
  await expect(answer).rejects.toMatchObject({ problem: { code: 'contact-changed' } });
  expect(sent).toHaveLength(1);
});
