import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ana, ourNumber, testNetwork, type TestNetwork } from './testNetwork.ts';

let phone: TestNetwork;
beforeAll(async () => {
  phone = await testNetwork();
});
afterAll(() => phone.close());

const messages = `/handsets/${ana}/messages`;

describe('handsets', () => {
  test('are listed with number and name', async () => {
    expect((await phone.ask('GET', '/handsets')).body).toContainEqual(
      expect.objectContaining({ number: ana, name: 'Ana Moreno' }),
    );
  });

  test('can be added with any number, as people type it or in E.164, with or without a name', async () => {
    const typed = await phone.ask('POST', '/handsets', { number: '(555) 010-7781' });
    expect(typed).toMatchObject({ status: 201, body: { number: '+15550107781', name: null, off: false } });
    const named = await phone.ask('PUT', '/handsets/%2B4915112345678', { name: 'Jörg' });
    expect(named).toMatchObject({ status: 201, body: { number: '+4915112345678', name: 'Jörg' } });
    const again = await phone.ask('POST', '/handsets/+4915112345678', { off: true });
    expect(again).toMatchObject({ status: 200, body: { name: 'Jörg', off: true } });
  });

  test('exist from their first text on', async () => {
    await phone.send({ DestinationPhoneNumber: '+15550103333' });
    expect((await phone.ask('GET', '/handsets')).body).toContainEqual(
      expect.objectContaining({ number: '+15550103333', name: null }),
    );
  });

  test('without texts show none', async () => {
    expect(await phone.ask('GET', '/handsets/+15550104444/messages')).toMatchObject({
      status: 200,
      body: [],
    });
  });

  test('send what a person types, even from a new number', async () => {
    const before = phone.inbound.messages.length;
    const typed = await phone.ask('POST', '/handsets/%2B15550105555/messages', {
      to: ourNumber,
      text: 'Hi 👋\nthere',
    });
    expect(typed).toMatchObject({
      status: 201,
      body: { from: '+15550105555', to: ourNumber, text: 'Hi 👋\nthere', direction: 'out' },
    });
    expect(await phone.texts('+15550105555')).toEqual([typed.body]);
    expect((await phone.inbound.until(before + 1)).at(-1)).toMatchObject({ messageBody: 'Hi 👋\nthere' });
  });

  test('can be waited for', async () => {
    const waiting = phone.ask<readonly { text: string }[]>(
      'GET',
      '/handsets/+15550106666/messages?waitFor=2&timeoutSeconds=5',
    );
    await phone.send({ DestinationPhoneNumber: '+15550106666', MessageBody: 'one' });
    await phone.send({ DestinationPhoneNumber: '+15550106666', MessageBody: 'two' });
    expect((await waiting).body.map(({ text }) => text)).toEqual(['one', 'two']);
    const inVain = await phone.ask('GET', '/handsets/+15550106666/messages?waitFor=3&timeoutSeconds=0.02');
    expect(inVain.body).toHaveLength(2);
  });

  test('that are off or landlines refuse typing', async () => {
    await phone.ask('PUT', '/handsets/+15550101001', { off: true });
    await phone.ask('PUT', '/handsets/+15550101002', { landline: true });
    const typed = { to: ourNumber, text: 'Hello' };
    expect(await phone.ask('POST', '/handsets/+15550101001/messages', typed)).toMatchObject({
      status: 409,
      body: { code: 'phone-is-off' },
    });
    expect(await phone.ask('POST', '/handsets/+15550101002/messages', typed)).toMatchObject({
      status: 409,
      body: { code: 'landline' },
    });
  });

  test.each(['68849', 'USPS', 'Bob & Co.', ana])(
    'text as %s, also without words, as a photo arrives',
    async (sender) => {
      const path = `/handsets/${encodeURIComponent(sender)}/messages`;
      const before = phone.inbound.messages.length;
      expect((await phone.ask('POST', path, { to: ourNumber, text: '' })).status).toBe(201);
      const events = await phone.inbound.until(before + 1);
      expect(events.at(-1)).toMatchObject({ originationNumber: sender, messageBody: '' });
    },
  );

  test('report texts and settings as they happen', async () => {
    const line = await new Promise<string>((resolve, reject) => {
      get(`${phone.controlAddress}/phone/api/events`, (response) => {
        response.setEncoding('utf8');
        let received = '';
        response.on('data', (chunk: string) => {
          if (received === '') void phone.send({ MessageBody: 'News' });
          received += chunk;
          if (!/^data: .*\n\n/m.test(received)) return;
          resolve(received);
          response.destroy();
        });
      }).on('error', reject);
    });
    expect(line).toContain('event: text');
    expect(line).toContain('"text":"News"');
  });
});

describe('a bad request', () => {
  test.each([
    ['an unknown address', 'GET', '/nothing', undefined, 404, 'not-found'],
    ['a wrong method', 'DELETE', '/handsets', undefined, 405, 'method-not-allowed'],
    [
      'a sender that is too long',
      'GET',
      '/handsets/twelve-signs/messages',
      undefined,
      400,
      'not-a-phone-number',
    ],
    [
      'a number that is badly encoded',
      'GET',
      '/handsets/%E0%A4%A/messages',
      undefined,
      400,
      'not-a-phone-number',
    ],
    ['a handset that cannot be a number', 'POST', '/handsets', { number: '12' }, 400, 'not-a-phone-number'],
    ['a handset with the number of a company', 'PUT', `/handsets/${ourNumber}`, {}, 409, 'company-number'],
    ['an unknown switch', 'PUT', `/handsets/${ana}`, { broken: true }, 400, 'malformed-request'],
    [
      'a text too long',
      'POST',
      messages,
      { to: ourNumber, text: 'x'.repeat(1601) },
      400,
      'malformed-request',
    ],
    [
      'a text without a recipient',
      'POST',
      messages,
      { to: '+15550100000', text: 'Hello' },
      422,
      'unknown-company-number',
    ],
    ['a text without a number', 'POST', messages, { text: 'Hello' }, 400, 'malformed-request'],
    [
      'a body too large',
      'POST',
      messages,
      { to: ourNumber, text: 'x'.repeat(70_000) },
      413,
      'body-too-large',
    ],
    ['waiting for no number', 'GET', `${messages}?waitFor=many`, undefined, 400, 'malformed-request'],
    [
      'waiting too long',
      'GET',
      `${messages}?waitFor=1&timeoutSeconds=600`,
      undefined,
      400,
      'malformed-request',
    ],
  ])(
    'with %s is answered with a problem that says what would be right',
    async (_, method, path, body, status, code) => {
      const answered = await phone.ask(method, path, body ?? (method === 'DELETE' ? {} : undefined));
      expect(answered.status).toBe(status);
      expect(answered.headers.get('content-type')).toBe('application/problem+json');
      expect(answered.body).toMatchObject({
        status,
        code,
        title: expect.any(String),
        detail: expect.stringMatching(/\.$/),
      });
    },
  );

  test.each([
    ['broken JSON', '{', 'application/json', 400],
    ['a form', 'to=1', 'application/x-www-form-urlencoded', 415],
  ])('with %s is refused', async (_, body, contentType, status) => {
    const response = await fetch(`${phone.controlAddress}/phone/api${messages}`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    expect(response.status).toBe(status);
  });
});

describe('the page', () => {
  test('is served with a strict policy and holds no inline script or style', async () => {
    const response = await fetch(`${phone.controlAddress}/phone`);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
    const html = await response.text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
    expect(files.length).toBeGreaterThan(2);
    for (const path of files) expect((await fetch(phone.controlAddress + path)).status).toBe(200);
  });

  test.each(['/phone/..%2FopenPhoneNetwork.ts', '/phone/nothing.js', '/elsewhere'])(
    'does not serve %s',
    async (path) => {
      expect((await fetch(phone.controlAddress + path)).status).toBe(404);
    },
  );
});
