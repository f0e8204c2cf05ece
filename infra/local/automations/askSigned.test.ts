import { expect, test } from 'vitest';
import { freePort } from '../runtime/listenOnLastingPort.ts';
import { askSigned, RequestError } from './askSigned.ts';

test('an automation whose product is stopped is told how to start it', async () => {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const key = { roleName: 'reminders', accessKeyId: 'LOCAL1', secretAccessKey: 'secret' };
  const failure = await askSigned(origin, key)('/api/me', { method: 'GET' }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RequestError);
  expect(String(failure)).toContain(`Conversations does not answer at ${origin}: start it with npm start`);
});
