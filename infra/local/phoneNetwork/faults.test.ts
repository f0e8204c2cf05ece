import { afterEach, describe, expect, test } from 'vitest';
import { faultInjector } from './faultInjector.ts';
import { Faults } from './Faults.ts';
import { ana, ourNumber, testNetwork, type TestNetwork } from '#testing/testNetwork.ts';

describe('random faults', () => {
  const rowOf = (seed: string | number, extra = {}) => {
    const box = faultInjector('default');
    box.put(Faults.parse({ seed, throttle: { probability: 0.5 }, ...extra }));
    return Array.from({ length: 64 }, () => {
      box.happens('resetAfterAccept', ana);
      return box.happens('throttle', ana) !== undefined;
    });
  };

  test('repeat under the same seed and differ under another', () => {
    expect(rowOf(7)).toEqual(rowOf(7));
    expect(rowOf(7)).not.toEqual(rowOf(8));
  });

  test('do not change when another fault is set', () => {
    expect(rowOf(7, { resetAfterAccept: { probability: 0.5 } })).toEqual(rowOf(7));
  });

  test('keep to their probability', () => {
    const box = faultInjector('default');
    box.put(Faults.parse({ throttle: { probability: 0.1 } }));
    const times = Array.from({ length: 5000 }, () => box.happens('throttle', ana)).filter(Boolean).length;
    expect(times).toBeGreaterThan(400);
    expect(times).toBeLessThan(600);
  });

  test('apply only to the given number', () => {
    const box = faultInjector('default');
    box.put(Faults.parse({ throttle: { next: 1, onlyTo: ana } }));
    expect(box.happens('throttle', '+15550100001')).toBeUndefined();
    expect(box.happens('throttle', ana)).toBeDefined();
    expect(box.happens('throttle', ana)).toBeUndefined();
  });
});

describe('a fault of the connection', () => {
  let phone: TestNetwork;
  afterEach(() => phone.close());

  const lost = { name: 'AbortError' };
  const broken = { code: 'ECONNRESET' };
  const defect = { name: 'InternalServerException', $metadata: { httpStatusCode: 500 } };
  test.each([
    ['throttle', {}, { name: 'ThrottlingException' }, 0],
    [
      'refuse',
      { error: 'AccessDeniedException', reason: 'ACCOUNT_DISABLED' },
      { name: 'AccessDeniedException', Reason: 'ACCOUNT_DISABLED' },
      0,
    ],
    [
      'refuse',
      { error: 'ServiceQuotaExceededException', reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' },
      { name: 'ServiceQuotaExceededException', Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' },
      0,
    ],
    [
      'refuse',
      { error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' },
      { name: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' },
      0,
    ],
    ['refuse', { error: 'ValidationException' }, { name: 'ValidationException', Reason: undefined }, 0],
    ['resetBeforeAccept', {}, broken, 0],
    ['resetAfterAccept', {}, broken, 1],
    ['neverAnswerBeforeAccept', {}, lost, 0],
    ['neverAnswerAfterAccept', {}, lost, 1],
    ['serverErrorBeforeAccept', {}, defect, 0],
    ['serverErrorAfterAccept', {}, defect, 1],
    ['slow', { milliseconds: 60_000 }, lost, 0],
    ['slowAnswer', { milliseconds: 60_000 }, lost, 1],
  ])('%s %j happens as often as set and is counted', async (name, setting, error, arrived) => {
    phone = await testNetwork();
    await phone.ask('PUT', '/faults', { [name]: { next: 1, ...setting } });
    const caller = new AbortController();
    const sent = phone.send({ Context: { messageId: 'm' } }, { abortSignal: caller.signal });
    if (error === lost) {
      await expect.poll(() => phone.occasionsOf(name)).toBe(1);
      caller.abort();
    }
    await expect(sent).rejects.toMatchObject(error);
    expect(await phone.texts()).toHaveLength(arrived);
    await phone.send({ Context: { messageId: 'm' } });
    expect(await phone.texts()).toHaveLength(arrived + 1);

    const { body } = await phone.ask('GET', '/faults');
    expect(body).toMatchObject({ set: { [name]: { next: 0 } }, happened: { [name]: 1 } });
    const counts = (await phone.ask<{ total: object; handsets: Record<string, object> }>('GET', '/counts'))
      .body;
    expect(counts.total).toEqual({
      accepted: arrived + 1,
      reached: arrived + 1,
      duplicates: arrived,
      typed: 0,
    });
    expect(counts.handsets[ana]).toEqual(counts.total);
  });

  test('slow delays an answer and loses nothing', async () => {
    phone = await testNetwork();
    await phone.ask('PUT', '/faults', { slow: { next: 1, milliseconds: 60 } });
    const begun = performance.now();
    await phone.send();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
  });

  test('duplicateInbound publishes the same id twice', async () => {
    phone = await testNetwork();
    await phone.ask('PUT', '/faults', { duplicateInbound: { next: 1 } });
    await phone.ask('POST', `/handsets/${ana}/messages`, { to: ourNumber, text: 'Hello' });
    const [first, second] = await phone.inbound.until(2);
    expect(second).toEqual(first);
    expect(await phone.texts()).toHaveLength(1);
  });

  test('an outage breaks connections until it is cleared', async () => {
    phone = await testNetwork();
    const { body } = await phone.ask<{ outageUntil: string }>('PUT', '/faults', { outage: { seconds: 60 } });
    expect(Date.parse(body.outageUntil)).toBeGreaterThan(Date.now());
    await expect(phone.send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await phone.ask('PUT', '/faults', {});
    await expect(phone.send()).resolves.toHaveProperty('MessageId');
  });

  test('an outage of the endpoint refuses connections while it lasts', async () => {
    phone = await testNetwork();
    await phone.ask('PUT', '/faults', { outage: { seconds: 60, kind: 'refuse' } });
    await expect(phone.send()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await phone.ask('PUT', '/faults', { outage: { seconds: 0.05, kind: 'refuse' } });
    await expect
      .poll(() =>
        phone.send().then(
          () => 'accepted',
          () => 'refused',
        ),
      )
      .toBe('accepted');
  });

  test.each([
    ['an unknown fault', { explode: { next: 1 } }, /explode/],
    ['a probability above one', { throttle: { probability: 2 } }, /throttle\.probability/],
    ['a negative count', { throttle: { next: -1 } }, /throttle\.next/],
    ['a fault without an occasion', { throttle: {} }, /number of occasions/],
    ['slowness without a time', { slow: { next: 1 } }, /slow\.milliseconds/],
    ['an error that the service does not have', { refuse: { next: 1, error: 'Oops' } }, /refuse\.error/],
    [
      'a reason of another error',
      { refuse: { next: 1, error: 'ConflictException', reason: 'PRICE_OVER_THRESHOLD' } },
      /refuse\.reason/,
    ],
    ['an endless outage', { outage: { seconds: 1e9 } }, /outage\.seconds/],
    ['a list', [], /expected object/i],
  ])('%s is refused with a sentence, and the settings stay', async (_, faults, sentence) => {
    phone = await testNetwork();
    await phone.ask('PUT', '/faults', { throttle: { next: 3 } });
    const refused = await phone.ask('PUT', '/faults', faults);
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'malformed-request', detail: expect.stringMatching(sentence) },
    });
    expect((await phone.ask('GET', '/faults')).body).toMatchObject({ set: { throttle: { next: 3 } } });
  });
});
