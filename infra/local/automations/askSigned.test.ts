import { expect, test } from 'vitest';
import { listenOnLoopback } from '../runtime/listenOnLoopback.ts';
import { askSigned, RequestError } from './askSigned.ts';

test('an automation whose product is stopped is told how to start it', async () => {
  const stopped = await listenOnLoopback();
  await stopped.close();
  const key = { roleName: 'reminders', accessKeyId: 'LOCAL1', secretAccessKey: 'secret' };
  const failure = await askSigned(stopped.origin, key)('/api/me', { method: 'GET' }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(RequestError);
  expect(String(failure)).toContain(
    `Conversations does not answer at ${stopped.origin}: start it with npm start`,
  );
});
