import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { countSegments } from '#shared/domain/segments.ts';
import { keys } from '#shared/store/keys.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import { newAutomation } from '#testing/testCompany.ts';
import { cancelAutomatedMessage } from './cancelAutomatedMessage.ts';
import { postAutomatedMessage } from './postAutomatedMessage.ts';
import { sendMessage } from './sendMessage.ts';
import { sweepItem } from './sweepItem.ts';

type Extra = { readonly messageId?: string; readonly scheduledAt?: string };

/** Posts a text of an automation to Ana. */
function postTo(text: string, extra: Extra = {}, caller = office.reminders) {
  const input = { messageId: randomUUID(), contactId: ana.contactId, text, automation: 'Reminder', ...extra };
  return postAutomatedMessage(office.granted, { caller, input });
}
const posted = async (...request: Parameters<typeof postTo>) => accepted(await postTo(...request));

/** Queues a scheduled text whose time has come, and returns it as it goes out. */
async function comesDue({
  messageId,
  at,
  conversationId,
}: {
  messageId: string;
  at: string;
  conversationId: string;
}) {
  office.isNow(at);
  const messageKey = { companyId: office.companyId, conversationId, at, messageId };
  const message = await table.store.findOutbound(messageKey, true);
  if (!message) throw new Error('The scheduled text is gone');
  const nothing = { send: async () => {} };
  await sweepItem(
    { ...office.granted, outbound: nothing, optOutRemovals: nothing, metrics: { count() {}, publish() {} } },
    message,
  );
  return table.store.findOutbound(messageKey, true);
}

const line = 'Reply STOP to opt out.';
const tomorrow = '2026-03-21T15:00:00.000Z';
const dayAfter = '2026-03-22T15:00:00.000Z';

test('the first automated text to a number carries the opt-out line, and the next one does not', async () => {
  expect((await posted('Tomorrow at nine.')).text).toBe(`Tomorrow at nine.\n${line}`);
  expect((await posted('Please unlock the gate.')).text).toBe('Please unlock the gate.');
  const conversation = await table.store.findConversation(office.companyId, ana.conversationId);
  expect(conversation?.lastMessage?.preview).toBe('Please unlock the gate.');
});

test('a repeated request answers the same text, before and after another automated text', async () => {
  const messageId = randomUUID();
  const first = await posted('Tomorrow at nine.', { messageId });
  expect(await posted('Tomorrow at nine.', { messageId })).toEqual(first);
  await posted('Please unlock the gate.');
  expect(await posted('Tomorrow at nine.', { messageId })).toEqual(first);
});

test('of automated texts that are accepted at once exactly one carries the line', async () => {
  const other = await newAutomation(table.store, office.company, 'Reports');
  const texts = await Promise.all([
    ...Array.from({ length: 4 }, (_, index) => posted(`Text ${index}`)),
    posted('Same id', { messageId: 'same-id' }),
    posted('Same id', { messageId: 'same-id', scheduledAt: dayAfter }, other),
    posted('Scheduled', { scheduledAt: tomorrow }),
  ]);
  const queued = texts.filter(({ state }) => state === 'queued');
  expect(queued.filter(({ text }) => text.includes(line))).toHaveLength(1);
});

test('the line is a setting of the company', async () => {
  await table.store.setCompany(office.companyId, { optOutLine: 'Text STOP to end texts.' });
  const company = await table.store.findCompany(office.companyId);
  if (!company) throw new Error('The company does not exist');
  const { text } = await posted('Tomorrow at nine.', {}, { ...office.reminders, company });
  expect(text).toBe('Tomorrow at nine.\nText STOP to end texts.');
});

test('a text that says how to opt out in the words of the line carries it once', async () => {
  expect((await posted('Tomorrow at nine. reply stop to opt out.')).text).toBe(
    'Tomorrow at nine. reply stop to opt out.',
  );
  expect((await posted('Please unlock the gate.')).text).toBe('Please unlock the gate.');
});

test('a text of a member carries no line, and does not count as the first automated one', async () => {
  const { text } = accepted(
    await sendMessage(
      office.granted,
      office.memberRequest({
        conversationId: ana.conversationId,
        messageId: randomUUID(),
        contactId: ana.contactId,
        text: 'Hello Ana',
      }),
    ),
  );
  expect(text).toBe('Hello Ana');
  expect((await posted('Tomorrow at nine.')).text).toContain(line);
});

test('people who share a number get the line once, and another number gets its own', async () => {
  const luis = await office.contact({ name: 'Luis Moreno', phone: ana.number });
  const dana = await office.contact({ name: 'Dana Reyes' });
  const to = async ({ contactId }: { contactId: string }) =>
    accepted(
      await postAutomatedMessage(
        office.granted,
        office.automationRequest({ messageId: randomUUID(), contactId, text: 'Hi', automation: 'Reminder' }),
      ),
    ).text;
  expect([await to(ana), await to(luis), await to(dana)]).toEqual([`Hi\n${line}`, 'Hi', `Hi\n${line}`]);
});

test('the line counts: a text that is too long with it is refused, until another text carried it', async () => {
  const longest = 'a'.repeat(1600);
  expect(await postTo(longest)).toEqual({
    refusal: { code: 'text-too-long', characters: 1600 + 1 + line.length, max: 1600, encoding: 'GSM-7' },
  });
  const fits = await posted('a'.repeat(1600 - 1 - line.length));
  expect(countSegments(fits.text)).toMatchObject({ characters: 1600, tooLong: false });
  expect((await posted(longest)).text).toBe(longest);
});

test('a text that goes out before a scheduled one takes the line over', async () => {
  const scheduled = await posted('Tomorrow at nine.', { scheduledAt: tomorrow });
  expect(scheduled.text).toContain(line);
  expect((await posted('You are booked.')).text).toContain(line);
  expect(await comesDue(scheduled)).toMatchObject({ status: 'queued', text: 'Tomorrow at nine.' });
});

test('of two scheduled texts the one that goes out first carries the line', async () => {
  const later = await posted('The day after.', { scheduledAt: dayAfter });
  const sooner = await posted('Tomorrow at nine.', { scheduledAt: tomorrow });
  expect([later.text.includes(line), sooner.text.includes(line)]).toEqual([true, false]);
  expect(await comesDue(sooner)).toMatchObject({ text: `Tomorrow at nine.\n${line}` });
  expect(await comesDue(later)).toMatchObject({ text: 'The day after.' });
});

test('after the text with the line was cancelled or failed, the next automated text carries it', async () => {
  const messageId = randomUUID();
  await posted('Tomorrow at nine.', { messageId, scheduledAt: tomorrow });
  accepted(await cancelAutomatedMessage(office.granted, office.automationRequest({ messageId })));
  const next = await posted('You are booked.');
  expect(next.text).toContain(line);
  const messageKey = { companyId: office.companyId, ...next };
  await table.store.advance(messageKey, 'claim', { claimId: 'claim' }, new Date());
  await table.store.advance(messageKey, 'refuse', { failure: 'phone-unreachable' }, new Date(), 'claim');
  expect((await posted('Once more.')).text).toContain(line);
  expect((await posted('And again.')).text).not.toContain(line);
});

test('an unconfirmed text may have arrived, so it keeps the line', async () => {
  const first = await posted('Tomorrow at nine.');
  const messageKey = { companyId: office.companyId, ...first };
  await table.store.advance(messageKey, 'claim', { claimId: 'claim' }, new Date());
  await table.store.advance(messageKey, 'markUnconfirmed', {}, new Date());
  expect((await posted('You are booked.')).text).not.toContain(line);
  expect(await table.read(keys.conversation(office.companyId, ana.conversationId))).toHaveProperty(
    'optOutLine',
  );
});
