import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ana,
  managedNumber,
  ourNumber,
  rateLimitedNumber,
  testNetwork,
  type TestNetwork,
} from '#testing/testNetwork.ts';

let phone: TestNetwork;
beforeAll(async () => {
  phone = await testNetwork({
    companyAt: async (number) =>
      number === ourNumber ? { name: 'Oak Hill, renamed', timeZone: 'America/Chicago' } : undefined,
  });
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
      '/handsets/+15550106666/messages?waitFor=2&timeoutSeconds=60',
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

describe('the past', () => {
  const text = (index: number, company = ourNumber) => ({
    carrierMessageId: `past-${index}`,
    from: company,
    to: '+15550107070',
    text: `Text ${index}`,
    at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    direction: 'in' as const,
  });
  const past = `/handsets/%2B15550107070/past?company=${encodeURIComponent(ourNumber)}`;
  type Page = { readonly texts: readonly { readonly text: string }[]; readonly before?: number };

  test('of a handset is read page by page, and is not in what the network carried', async () => {
    phone.network.addHandsets([
      {
        number: '+15550107070',
        name: 'Vera',
        past: [text(0, rateLimitedNumber), ...Array.from({ length: 120 }, (_, index) => text(index + 1))],
      },
    ]);
    const newest = (await phone.ask<Page>('GET', past)).body;
    expect(newest.texts.map((each) => each.text)).toEqual(
      Array.from({ length: 50 }, (_, index) => `Text ${index + 71}`),
    );
    const older = (await phone.ask<Page>('GET', `${past}&before=${newest.before}`)).body;
    const oldest = (await phone.ask<Page>('GET', `${past}&before=${older.before}`)).body;
    expect(oldest.texts.at(0)?.text).toBe('Text 1');
    expect(oldest.texts).toHaveLength(20);
    expect(oldest.before).toBeUndefined();
    expect(await phone.texts('+15550107070')).toEqual([]);
    expect((await phone.ask('GET', '/handsets')).body).toContainEqual(
      expect.objectContaining({ name: 'Vera', messageCount: 0, lastMessage: null, lastPast: text(120) }),
    );
  });

  test('of a handset without one is empty', async () => {
    const answered = await phone.ask('GET', past.replace('7070', '7171'));
    expect(answered).toMatchObject({ status: 200, body: { texts: [] } });
  });
});

test('the numbers come with the name and the time zone of the company that texts from them', async () => {
  expect((await phone.ask('GET', '/numbers')).body).toEqual([
    { number: ourNumber, name: 'Oak Hill, renamed', timeZone: 'America/Chicago' },
    { number: rateLimitedNumber, name: '' },
    { number: managedNumber, name: '' },
  ]);
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
    ['the past with no company', 'GET', `/handsets/${ana}/past`, undefined, 400, 'malformed-request'],
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
