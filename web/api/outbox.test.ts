import { describe, expect, test } from 'vitest';
import { ProblemError } from '#shared/api/client.ts';
import type { Withdrawal } from '#shared/api/routes.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { createDrafts } from './drafts.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
import { outboundText } from '#testing/outboundText.ts';
import type { PageStorage } from '../ui/pageStorage.ts';
import { createOutbox } from './outbox.ts';
import type { OutboxEntry, SendLater } from './outboxEntries.ts';
import { sendElsewhere } from './sendElsewhere.ts';
import { eraseWriting } from './unsent.ts';

const owners = [{ companyId: 'co_1', memberId: 'mem_kim' }];
const ana = `cnv_${'a'.repeat(20)}`;
const luis = `cnv_${'b'.repeat(20)}`;

describe('a text that the server keeps answering with errors', () => {
  const errors: readonly [string, ProblemError][] = [
    ['500', problem(500, 'internal')],
    ['502 from a gateway', problem(502, 'unexpected')],
    ['403 from a firewall', problem(403, 'unexpected')],
    ['429 from a firewall', problem(429, 'unexpected')],
  ];

  test.each(errors)('%s is set aside after a minute, and later texts go on', async (_, error) => {
    const desk = aDesk();
    const stuck = await setAside(desk, error);
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ text: 'Stuck', aside: 'failing' }]);
    expect(stuck.seconds).toBe(60);
    expect(new Set(desk.requests.map(({ messageId }) => messageId)).size).toBe(1);
    desk.write('Later');
    desk.outbox.enter(ana, []);
    await desk.answer();
    expect(desk.stored.map(({ text }) => text)).toEqual(['Later']);
    const made = desk.requests.length;
    await desk.pass(10 * 60_000);
    desk.outbox.wake();
    await desk.rest();
    expect(desk.requests).toHaveLength(made);
  });

  test('is still set aside after a reload, and in another tab', async () => {
    const desk = aDesk();
    await setAside(desk);
    const after = aDesk({ storage: desk.storage });
    after.outbox.wake();
    await after.rest();
    expect(after.requests).toEqual([]);
    expect(after.outbox.entriesOf(ana)).toMatchObject([{ aside: 'failing' }]);
  });

  test.each([
    ['no connection', new TypeError('Failed to fetch')],
    ['a server that asks for patience', problem(503, 'unexpected')],
    ['too many requests', problem(429, 'too-many-requests')],
  ])('waits on with %s, however long that takes', async (_, error) => {
    const desk = aDesk();
    desk.write('Waits');
    desk.outbox.enter(ana, []);
    for (let minutes = 0; minutes < 30; minutes += 0.5) {
      await desk.fail(error);
      await desk.passUntilRequest();
    }
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ text: 'Waits' }]);
    expect(desk.outbox.entriesOf(ana)[0]).not.toHaveProperty('aside');
  });

  test('and that loses its connection in between has its minute again', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    await desk.fail(problem(500, 'internal'));
    for (let waited = await desk.passUntilRequest(); waited < 90_000;) {
      await desk.fail(new TypeError('Failed to fetch'));
      waited += await desk.passUntilRequest();
    }
    await desk.fail(problem(500, 'internal'));
    expect(desk.outbox.entriesOf(ana)[0]).not.toHaveProperty('aside');
  });

  test('but was stored all the same is done as soon as the thread shows it, and later texts go on', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    desk.outbox.arrived(messageOf(entry));
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ stored: { text: 'Stuck' } }]);
    await desk.pass(10_000);
    expect(desk.outbox.entriesOf(ana)).toEqual([]);
  });

  test('goes out as the same message when the member tries again', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    desk.outbox.sendAside(entry);
    desk.outbox.sendAside(entry);
    expect(desk.requests.at(-1)?.messageId).toBe(entry.messageId);
    await desk.answer();
    await desk.rest();
    expect(desk.stored.map(({ text }) => text)).toEqual(['Stuck']);
    expect(desk.outbox.entriesOf(ana)[0]).not.toHaveProperty('aside');
  });

  test('returns to the composer under a new id once the server is certain not to send it', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    desk.write('typed since');
    const taken = desk.outbox.takeBack(entry);
    await desk.rest();
    expect(desk.drafts.read(ana)?.text).toBe('typed since');
    desk.withdrawals.shift()?.resolve({ withdrawn: true });
    await taken;
    expect(desk.drafts.read(ana)?.text).toBe('Stuck\n\ntyped since');
    expect(desk.drafts.read(ana)?.messageId).not.toBe(entry.messageId);
    expect(desk.outbox.entriesOf(ana)).toEqual([]);
  });

  test('stays where it is while the server cannot say whether it sends it', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    const taken = desk.outbox.takeBack(entry);
    await desk.rest();
    desk.withdrawals.shift()?.reject(problem(500, 'internal'));
    await expect(taken).rejects.toThrow('internal');
    expect(desk.drafts.read(ana)).toBeUndefined();
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ aside: 'failing' }]);
  });

  test('that had gone out says so and is not in the composer', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    const taken = desk.outbox.takeBack(entry);
    await desk.rest();
    desk.withdrawals.shift()?.resolve({ withdrawn: false, message: { ...messageOf(entry), state: 'sent' } });
    await taken;
    expect(desk.drafts.read(ana)).toBeUndefined();
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ wentOut: true, stored: { state: 'sent' } }]);
    expect(desk.outbox.entriesOf(ana)[0]).not.toHaveProperty('aside');
  });

  test('and that was taken back when the page ended is not in the composer twice', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    desk.write('Stuck, a little changed');
    desk.outbox.sendAside(entry);
    await desk.fail(problem(409, 'message-withdrawn'));
    expect(desk.drafts.read(ana)?.text).toBe('Stuck, a little changed');
    expect(desk.outbox.entriesOf(ana)).toEqual([]);
  });
});

describe('a text that has waited for more than an hour', () => {
  const friday = Date.parse('2026-11-20T22:55:00Z');
  const monday = Date.parse('2026-11-23T14:00:00Z');

  async function onMonday(askAfter?: number) {
    const before = aDesk({ at: friday });
    before.write('We can be there in ten minutes, is that fine?');
    before.outbox.enter(ana, []);
    await before.fail(new TypeError('Failed to fetch'));
    before.outbox.stop();
    const desk = aDesk({ storage: before.storage, at: monday, ...(askAfter && { askAfter }) });
    desk.outbox.wake();
    await desk.rest();
    return desk;
  }

  test('asks before it goes out, and later texts do not wait for the answer', async () => {
    const desk = await onMonday();
    expect(desk.requests).toEqual([]);
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ aside: 'old' }]);
    desk.write('Good morning');
    desk.outbox.enter(ana, []);
    await desk.answer();
    expect(desk.stored.map(({ text }) => text)).toEqual(['Good morning']);
  });

  test('goes out when the member says so, also when that takes a few tries', async () => {
    const desk = await onMonday();
    const [entry] = desk.outbox.entriesOf(ana);
    if (entry) desk.outbox.sendAside(entry);
    await desk.fail(new TypeError('Failed to fetch'));
    await desk.pass(1000);
    await desk.answer();
    expect(desk.stored.map(({ messageId }) => messageId)).toEqual([entry?.messageId]);
  });

  test('goes out automatically where the office chose a longer time', async () => {
    const desk = await onMonday(7 * 24 * 60 * 60 * 1000);
    expect(desk.requests).toHaveLength(1);
  });
});

describe('in a full or forbidden storage', () => {
  test('the draft stays in the storage until the server has the text, out of sight', async () => {
    const storage = memoryStorage();
    const desk = aDesk({ storage: fullFor('/outbox/', storage) });
    desk.write('Hello');
    const draft = desk.drafts.read(ana);
    desk.outbox.enter(ana, []);
    expect(desk.drafts.read(ana)).toBeUndefined();
    expect(aDesk({ storage }).drafts.read(ana)).toEqual(draft);
    await desk.answer();
    expect(aDesk({ storage }).drafts.read(ana)).toBeUndefined();
  });

  test('what comes back after a reload is the same message, so it is not sent twice', async () => {
    const storage = memoryStorage();
    const before = aDesk({ storage: fullFor('/outbox/', storage) });
    before.write('Hello');
    const entry = before.outbox.enter(ana, []);
    const after = aDesk({ storage });
    expect(after.outbox.enter(ana, [])?.messageId).toBe(entry?.messageId);
  });

  test('what is typed meanwhile is another message', () => {
    const desk = aDesk({ storage: fullFor('/outbox/', memoryStorage()) });
    desk.write('one');
    const first = desk.outbox.enter(ana, []);
    desk.write('two');
    expect(desk.outbox.enter(ana, [])?.messageId).not.toBe(first?.messageId);
  });
});

describe('the outbox', () => {
  test('what is entered leaves the composer and goes to the API', async () => {
    const desk = aDesk();
    desk.write('Hello');
    const entry = desk.outbox.enter(ana, ['con_ana']);
    expect(desk.drafts.read(ana)).toBeUndefined();
    expect(desk.requests).toMatchObject([
      { messageId: entry?.messageId, text: 'Hello', contactId: 'con_ana', conversationId: ana },
    ]);
    await desk.answer();
    expect(desk.stored.map(({ text }) => text)).toEqual(['Hello']);
  });

  test('the storage holds it before the request is made', () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.beforeSend = () => expect(desk.storage.keys().join()).toContain('/outbox/');
    desk.outbox.enter(ana, []);
    expect.assertions(1);
  });

  test.each(['', '  ', '\n \n'])('blank text %j is never sent', (text) => {
    const desk = aDesk();
    desk.write(text);
    expect(desk.outbox.enter(ana, [])).toBeUndefined();
    expect(desk.requests).toEqual([]);
  });

  test('invisible control characters of a pasted text are not sent', () => {
    const desk = aDesk();
    desk.write('Gate code:\u000b 47\u000211\r\nThanks');
    desk.outbox.enter(ana, []);
    expect(desk.requests).toMatchObject([{ text: 'Gate code: 4711\nThanks' }]);
  });

  test('Enter twice is one message', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    desk.outbox.enter(ana, []);
    await desk.answer();
    await desk.rest();
    expect(desk.requests).toHaveLength(1);
  });

  test('Enter in two tabs that show the same draft is one message', async () => {
    const here = aDesk();
    here.write('Hello');
    const draft = here.drafts.read(ana);
    here.outbox.enter(ana, []);
    const there = aDesk({ storage: here.storage });
    if (draft) there.drafts.put(ana, draft);
    there.outbox.enter(ana, []);
    expect(there.drafts.read(ana)).toBeUndefined();
    expect(new Set([...here.requests, ...there.requests].map(({ messageId }) => messageId)).size).toBe(1);
  });

  test('the same text written again after Enter is another message', () => {
    const desk = aDesk();
    desk.write('ok');
    const first = desk.outbox.enter(ana, []);
    desk.write('ok');
    const second = desk.outbox.enter(ana, []);
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  test.each([
    ['a lost answer', new TypeError('Failed to fetch')],
    ['a broken answer', new SyntaxError('Unexpected token')],
    ['an error of the server', problem(503, 'unexpected')],
    ['too many requests', problem(429, 'too-many-requests')],
    ['an expired session', problem(401, 'sign-in-needed')],
    ['a change by others at the same moment', problem(409, 'try-again')],
  ])('%s repeats the same request', async (_, error) => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, ['con_ana']);
    await desk.fail(error);
    expect(desk.requests).toHaveLength(1);
    await desk.pass(1000);
    expect(desk.requests).toHaveLength(2);
    expect(desk.requests[1]).toEqual(desk.requests[0]);
    await desk.answer();
    await desk.rest();
    expect(desk.requests).toHaveLength(2);
  });

  test('no answer within ten seconds counts as lost', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    await desk.pass(9_999);
    expect(desk.requests).toHaveLength(1);
    await desk.pass(1);
    await desk.pass(1000);
    expect(desk.requests).toHaveLength(2);
  });

  test('it waits longer each time, at most half a minute', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    const waits: number[] = [];
    for (let repeat = 0; repeat < 8; repeat += 1) {
      await desk.fail(new TypeError('Failed to fetch'));
      waits.push(await desk.passUntilRequest());
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('when the connection is back it goes out at once', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    await desk.fail(new TypeError('Failed to fetch'));
    desk.outbox.wake();
    await desk.rest();
    expect(desk.requests).toHaveLength(2);
  });

  test('order is kept in one conversation, and another one does not wait for it', async () => {
    const desk = aDesk();
    for (const text of ['one', 'two', 'three']) {
      desk.write(text);
      desk.outbox.enter(ana, []);
    }
    desk.write('elsewhere', luis);
    desk.outbox.enter(luis, []);
    expect(desk.requests.map(({ text }) => text)).toEqual(['one', 'elsewhere']);
    await desk.fail(new TypeError('Failed to fetch'));
    await desk.answer();
    expect(desk.requests.map(({ text }) => text)).toEqual(['one', 'elsewhere']);
    await desk.pass(1000);
    await desk.answer();
    await desk.answer();
    await desk.answer();
    expect(desk.stored.map(({ text }) => text)).toEqual(['elsewhere', 'one', 'two', 'three']);
  });

  test('a reload in the middle of a send repeats it with the same id', async () => {
    const before = aDesk();
    before.write('Hello');
    before.outbox.enter(ana, ['con_ana']);
    const after = aDesk({ storage: before.storage });
    expect(after.outbox.entriesOf(ana)).toMatchObject([{ text: 'Hello' }]);
    after.outbox.wake();
    await after.rest();
    expect(after.requests).toEqual(before.requests);
  });

  test('a page that ended between the two writes has no draft of what was entered', () => {
    const before = aDesk();
    before.write('Hello');
    const draft = before.drafts.read(ana);
    before.outbox.enter(ana, []);
    if (draft) before.drafts.put(ana, draft);
    const after = aDesk({ storage: before.storage });
    expect(after.drafts.read(ana)).toBeUndefined();
  });

  test('a refusal returns the text to the composer with its sentence and its message id', async () => {
    const desk = aDesk();
    desk.write('Hello');
    const entry = desk.outbox.enter(ana, []);
    await desk.fail(problem(409, 'recipient-opted-out'));
    expect(desk.drafts.read(ana)).toEqual({
      messageId: entry?.messageId,
      text: 'Hello',
      contactIds: ['con_ana'],
      returned: { code: 'recipient-opted-out', sentence: 'The sentence of recipient-opted-out.' },
    });
    expect(desk.outbox.entriesOf(ana)).toEqual([]);
    await desk.pass(60_000);
    expect(desk.requests).toHaveLength(1);
  });

  test('a text whose id belongs to another text comes back as a new message', async () => {
    const desk = aDesk();
    desk.write('Hello');
    const entry = desk.outbox.enter(ana, []);
    await desk.fail(problem(409, 'message-id-reused'));
    expect(desk.drafts.read(ana)?.text).toBe('Hello');
    expect(desk.drafts.read(ana)?.messageId).not.toBe(entry?.messageId);
  });

  test('a number that changed names the conversation where the person is reached now', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, ['con_ana']);
    await desk.fail(problem(409, 'contact-moved', { conversationId: 'cnv_new', contactId: 'con_ana' }));
    expect(desk.drafts.read(ana)?.returned).toMatchObject({ newConversationId: 'cnv_new' });
  });

  test('a text is for the people who were at the number when it was begun, also after a reload (P21)', async () => {
    const before = aDesk();
    before.write('Hello', ana, ['con_ana', 'con_luis']);
    const after = aDesk({ storage: before.storage });
    after.write('Hello both', ana, ['con_dana']);
    after.outbox.enter(ana, ['con_dana']);
    expect(after.requests).toMatchObject([{ contactId: 'con_ana', sharedWith: ['con_luis'] }]);
  });

  test('a text to someone who has left the number is not sent there, even when it is entered again (P21)', async () => {
    const desk = aDesk();
    desk.write('Hello', ana, ['con_ana']);
    for (let press = 0; press < 2; press += 1) {
      desk.outbox.enter(ana, []);
      await desk.fail(problem(409, 'contact-moved', { contactId: 'con_ana' }));
    }
    expect(desk.requests.map(({ contactId }) => contactId)).toEqual(['con_ana', 'con_ana']);
  });

  test('after one of two people has left the number, the next Enter texts the one who is still there (P21)', async () => {
    const desk = aDesk();
    desk.write('Hello', ana, ['con_ana', 'con_luis']);
    desk.outbox.enter(ana, ['con_luis']);
    await desk.fail(problem(409, 'contact-moved', { contactId: 'con_ana' }));
    const second = desk.outbox.enter(ana, ['con_luis']);
    expect(second).toMatchObject({ contactId: 'con_luis' });
    expect(second).not.toHaveProperty('sharedWith');
  });

  test('nothing overtakes a refused text, and what was typed meanwhile is not lost', async () => {
    const desk = aDesk();
    for (const text of ['one', 'two']) {
      desk.write(text);
      desk.outbox.enter(ana, []);
    }
    desk.write('three');
    await desk.fail(problem(409, 'recipient-opted-out'));
    expect(desk.drafts.read(ana)?.text).toBe('one\n\ntwo\n\nthree');
    await desk.pass(60_000);
    expect(desk.requests.map(({ text }) => text)).toEqual(['one']);
  });

  test('signing in as another member sends nothing of the first, who finds it waiting', async () => {
    const kim = aDesk();
    kim.write('Hello');
    kim.outbox.enter(ana, []);
    await kim.fail(new TypeError('Failed to fetch'));
    kim.outbox.stop();
    const jo = aDesk({ storage: kim.storage, owner: 'co_1/mem_jo' });
    jo.outbox.wake();
    await jo.rest();
    await kim.pass(60_000);
    expect(jo.requests).toEqual([]);
    expect(kim.requests).toHaveLength(1);
    const kimAgain = aDesk({ storage: kim.storage });
    kimAgain.outbox.wake();
    await kimAgain.rest();
    expect(kimAgain.requests).toEqual(kim.requests);
  });

  test('another tab takes over what a closed tab had entered, and sends nothing that is stored', async () => {
    const closed = aDesk();
    closed.write('Hello');
    closed.outbox.enter(ana, []);
    const open = aDesk({ storage: closed.storage });
    for (const key of closed.storage.keys()) open.outbox.changedElsewhere(key);
    await open.rest();
    expect(open.requests).toEqual(closed.requests);
    await open.answer();
    const third = aDesk({ storage: closed.storage });
    third.outbox.wake();
    await third.rest();
    expect(third.requests).toEqual([]);
  });

  test('a stored text stays in the outbox for a moment, so that the bubble never blinks', async () => {
    const desk = aDesk();
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    await desk.answer();
    expect(desk.outbox.entriesOf(ana)).toMatchObject([{ stored: { text: 'Hello' } }]);
    await desk.pass(10_000);
    expect(desk.outbox.entriesOf(ana)).toEqual([]);
  });

  test('the list of entries is the same object until something changes', () => {
    const desk = aDesk();
    expect(desk.outbox.entriesOf(ana)).toBe(desk.outbox.entriesOf(ana));
    const none = desk.outbox.entriesOf(ana);
    desk.write('Hello');
    desk.outbox.enter(ana, []);
    expect(desk.outbox.entriesOf(ana)).not.toBe(none);
  });
});

describe('a scheduled text', () => {
  const later = { scheduledAt: '2026-11-25T14:00:00.000Z', cancelIfReplied: true };
  const untilPast = 24 * 60 * 60_000;

  async function returned(code = 'recipient-opted-out', facts = {}) {
    const desk = aDesk();
    desk.write('Good morning');
    desk.outbox.enter(ana, [], later);
    await desk.fail(problem(409, code, facts));
    return desk;
  }
  const moved = () => returned('contact-moved', { conversationId: luis, contactId: 'con_ana' });

  test('that comes back keeps its time, also while it is edited and after a reload', async () => {
    const desk = await returned();
    desk.write('Good morning, Ana');
    const after = aDesk({ storage: desk.storage });
    expect(after.drafts.read(ana)).toMatchObject({ text: 'Good morning, Ana', later });
    after.outbox.enter(ana, []);
    expect(after.requests).toMatchObject([{ text: 'Good morning, Ana', ...later }]);
    after.write('By the way');
    expect(after.drafts.read(ana)?.later).toBeUndefined();
  });

  test('that comes back goes out now when the member says so, or once its time has passed', async () => {
    const desk = await returned();
    desk.outbox.enter(ana, [], 'now');
    expect(desk.requests.at(-1)).not.toHaveProperty('scheduledAt');
    const next = await returned();
    await next.pass(untilPast);
    next.outbox.enter(ana, []);
    expect(next.requests.at(-1)).not.toHaveProperty('scheduledAt');
  });

  test('that comes back because its time is past by the server’s clock has no time any more', async () => {
    const desk = await returned('schedule-in-past');
    expect(desk.drafts.read(ana)?.later).toBeUndefined();
  });

  test('keeps its time beside what was typed since, and on its way to the new number (P21)', async () => {
    const desk = await moved();
    expect(sendElsewhere(desk, ana, luis)).toBe('con_ana');
    expect(desk.drafts.read(ana)).toBeUndefined();
    expect(desk.requests.at(-1)).toMatchObject({ conversationId: luis, contactId: 'con_ana', ...later });

    const busy = await moved();
    busy.write('Begun', luis, ['con_ana']);
    const made = busy.requests.length;
    sendElsewhere(busy, ana, luis);
    expect(busy.drafts.read(luis)).toMatchObject({ text: 'Begun\n\nGood morning', later });
    expect(busy.requests).toHaveLength(made);
  });

  test('that was set aside keeps its time in the composer', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk, problem(500, 'internal'), later);
    const taken = desk.outbox.takeBack(entry);
    await desk.rest();
    desk.withdrawals.shift()?.resolve({ withdrawn: true });
    await taken;
    expect(desk.drafts.read(ana)).toMatchObject({ text: 'Stuck', later });
  });

  test('that was set aside is scheduled as the same request, or goes out now once its time has passed', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk, problem(500, 'internal'), later);
    desk.outbox.sendAside(entry);
    expect(desk.requests.at(-1)).toMatchObject({ messageId: entry.messageId, ...later });

    const late = aDesk();
    const stuck = await setAside(late, problem(500, 'internal'), later);
    await late.pass(untilPast);
    late.outbox.sendAside(stuck.entry);
    expect(late.requests.at(-1)).toMatchObject({ messageId: stuck.entry.messageId, cancelIfReplied: true });
    expect(late.requests.at(-1)).not.toHaveProperty('scheduledAt');
  });

  test('in a full storage keeps its time for the next page', () => {
    const storage = memoryStorage();
    const desk = aDesk({ storage: fullFor('/outbox/', storage) });
    desk.write('Good morning');
    desk.outbox.enter(ana, [], later);
    expect(aDesk({ storage }).drafts.read(ana)).toMatchObject({ text: 'Good morning', later });
  });
});

describe('a text that is erased while its request is on its way', () => {
  const answers: readonly [string, (desk: ReturnType<typeof aDesk>) => Promise<void>][] = [
    ['stored', (desk) => desk.answer()],
    ['an error', (desk) => desk.fail(problem(500, 'internal'))],
    ['no connection', (desk) => desk.fail(new TypeError('Failed to fetch'))],
    ['a refusal', (desk) => desk.fail(problem(422, 'opted-out'))],
  ];

  test.each(answers)('leaves nothing on the device when the answer is %s', async (_, give) => {
    const desk = aDesk();
    desk.write('Private words');
    desk.outbox.enter(ana, []);
    desk.write('Waits behind it');
    desk.outbox.enter(ana, []);
    expect(desk.outbox.entriesOf(ana)).toHaveLength(2);
    eraseWriting(desk.storage, owners);
    await give(desk);
    expect(desk.storage.keys()).toEqual([]);
    await desk.pass(60_000);
    expect(desk.storage.keys()).toEqual([]);
    expect(desk.requests).toHaveLength(1);
  });

  test('leaves nothing when the thread shows it, or when the server says that it was withdrawn', async () => {
    const desk = aDesk();
    const { entry } = await setAside(desk);
    const taken = desk.outbox.takeBack(entry);
    await desk.rest();
    eraseWriting(desk.storage, owners);
    desk.withdrawals.shift()?.resolve({ withdrawn: true });
    await taken;
    desk.outbox.arrived(messageOf(entry));
    desk.outbox.sendAside(entry);
    expect(desk.storage.keys()).toEqual([]);
  });

  test('leaves nothing when it waited for an hour', async () => {
    const desk = aDesk();
    desk.write('Private words');
    desk.outbox.enter(ana, []);
    await desk.fail(new TypeError('Failed to fetch'));
    eraseWriting(desk.storage, owners);
    await desk.pass(2 * 60 * 60 * 1000);
    desk.outbox.wake();
    await desk.rest();
    expect(desk.storage.keys()).toEqual([]);
    expect(desk.requests).toHaveLength(1);
  });
});

type Open = {
  readonly entry: OutboxEntry;
  readonly resolve: (message: OutboundMessage) => void;
  readonly reject: (error: unknown) => void;
};

/** Fails a text for a minute, until it is set aside. */
async function setAside(desk: ReturnType<typeof aDesk>, error = problem(500, 'internal'), later?: SendLater) {
  desk.write('Stuck');
  const entry = desk.outbox.enter(ana, [], later);
  if (!entry) throw new Error('nothing was entered');
  let milliseconds = 0;
  for (;;) {
    await desk.fail(error);
    const [present] = desk.outbox.entriesOf(ana);
    if (present?.aside) return { entry: present, seconds: milliseconds / 1000 };
    milliseconds += await desk.passUntilRequest();
  }
}

/** Creates a storage that takes no more values under such keys; the page then keeps them in memory. */
function fullFor(part: string, taken: PageStorage): PageStorage {
  const memory = memoryStorage();
  return {
    getItem: (key) => memory.getItem(key) ?? taken.getItem(key),
    setItem: (key, value) => (key.includes(part) ? !memory.setItem(key, value) : taken.setItem(key, value)),
    removeItem: (key) => {
      memory.removeItem(key);
      taken.removeItem(key);
    },
    keys: () => [...taken.keys(), ...memory.keys()],
  };
}

/** Creates a tab: its drafts and outbox, the requests it made, a clock that the test moves, and answers that the test gives. */
function aDesk({
  storage = memoryStorage(),
  owner = 'co_1/mem_kim',
  at = Date.parse('2026-11-24T15:00:00Z'),
  askAfter,
}: {
  readonly storage?: PageStorage;
  readonly owner?: string;
  readonly at?: number;
  readonly askAfter?: number;
} = {}) {
  const withdrawals: {
    readonly resolve: (answer: Withdrawal) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  const requests: OutboxEntry[] = [];
  const open: Open[] = [];
  const stored: OutboundMessage[] = [];
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  let now = at;
  const drafts = createDrafts({ storage, owner, newId: () => crypto.randomUUID() });
  const desk = {
    storage,
    drafts,
    requests,
    stored,
    withdrawals,
    beforeSend: () => {},
    write: (text: string, conversationId = ana, present: readonly string[] = ['con_ana']) =>
      drafts.write(conversationId, text, present),
    rest,
    /** Answers the oldest open request. */
    answer: async () => {
      const request = open.shift();
      if (!request) throw new Error('no request is open');
      request.resolve(messageOf(request.entry));
      await rest();
    },
    fail: async (error: unknown) => {
      const request = open.shift();
      if (!request) throw new Error('no request is open');
      request.reject(error);
      await rest();
    },
    pass,
    passUntilRequest: async () => {
      const [began, made] = [now, requests.length];
      while (requests.length === made) {
        const next = Math.min(...[...timers].map(({ due }) => due));
        await pass(next - now);
      }
      return now - began;
    },
    outbox: createOutbox({
      storage,
      drafts,
      owner,
      clock: {
        now: () => now,
        after: (milliseconds, run) => {
          const timer = { due: now + milliseconds, run };
          timers.add(timer);
          return () => timers.delete(timer);
        },
      },
      random: () => 1,
      alone: (_, work) => work(),
      onStored: (message) => stored.push(message),
      ...(askAfter && { askAfter }),
      withdraw: () => new Promise((resolve, reject) => withdrawals.push({ resolve, reject })),
      send: (entry, signal) => {
        desk.beforeSend();
        requests.push(entry);
        return new Promise((resolve, reject) => {
          const request = { entry, resolve, reject };
          open.push(request);
          signal.addEventListener('abort', () => {
            open.splice(open.indexOf(request), 1);
            reject(new DOMException('', 'AbortError'));
          });
        });
      },
    }),
  };
  return desk;

  async function pass(milliseconds: number): Promise<void> {
    const until = now + milliseconds;
    for (;;) {
      const next = [...timers]
        .filter(({ due }) => due <= until)
        .toSorted((one, other) => one.due - other.due)[0];
      if (!next) break;
      now = next.due;
      timers.delete(next);
      next.run();
      await rest();
    }
    now = until;
  }
}

/** Waits for everything that needs no clock and no answer. */
async function rest(): Promise<void> {
  await new Promise((done) => setTimeout(done, 0));
}

function messageOf({ messageId, conversationId, text, enteredAt }: OutboxEntry): OutboundMessage {
  return outboundText({ messageId, conversationId, text, at: enteredAt, state: 'queued' });
}

function problem(status: number, code: string, facts: Record<string, unknown> = {}): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: code,
    status,
    detail: `The sentence of ${code}.`,
    code,
    ...facts,
  });
}
