import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { setCompany } from '#functions/company/setCompany.ts';
import { deliverMessage } from '#functions/messages/deliverMessage.ts';
import { recordReceipt } from '#functions/messages/recordReceipt.ts';
import { sendMessage } from '#functions/messages/sendMessage.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, testCarrier, deliveryTest as test } from '#testing/officeTest.ts';
import { randomNumber, receiveText } from '#testing/testStore.ts';
import { describeMessage } from './describeMessage.ts';

async function queue(text = 'The lockbox is at the side door.') {
  const { conversationId, contactId } = ana;
  const draft = { conversationId, contactId, messageId: randomUUID(), text };
  const { messageId, at } = accepted(await sendMessage(office.granted, office.memberRequest(draft)));
  return { companyId: office.companyId, conversationId, messageId, at };
}
const deliver = (messageKey: Awaited<ReturnType<typeof queue>>) =>
  deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, messageKey);
const describe = async (messageId: string) =>
  (await describeMessage(table.store, messageId, office.granted.now())).join('\n');

test('a message that was throttled, sent and delivered is told from acceptance to receipt', async () => {
  const messageKey = await queue();
  await testCarrier.goesWrong({ throttle: { next: 1 } });
  office.later(1);
  await deliver(messageKey);
  office.later(2);
  await deliver(messageKey);
  office.later(4);
  await recordReceipt(office.granted, {
    payload: { eventType: 'TEXT_DELIVERED', messageId: 'carrier-1', context: messageKey },
    publishedAt: office.granted.now().toISOString(),
  });

  const story = await describe(messageKey.messageId);
  const steps = story.split('\n').filter((line) => line.includes(' s  '));
  expect(steps.map((line) => line.trim().split(/ {2,}/).slice(1))).toEqual([
    ['+0.0 s', 'accept'],
    ['+1.0 s', 'claim', 'attempt 1'],
    ['+0.0 s', 'releaseClaim', expect.stringMatching(/^ThrottlingException, HTTP 400, request \S+$/)],
    ['+2.0 s', 'claim', 'attempt 2'],
    ['+0.0 s', 'carrierAccepts', expect.stringMatching(/^HTTP 200, request \S+$/)],
    ['+4.0 s', 'deliveryReceipt', 'receipt TEXT_DELIVERED'],
  ]);
  expect(story).toContain('status        delivered since 2026-03-20T15:00:07.000Z');
  expect(story).not.toMatch(/lockbox/);
  expect(story).not.toContain(ana.number.slice(1));
});

test('a refusal without a known reason is told with what the carrier answered', async () => {
  const messageKey = await queue();
  await testCarrier.goesWrong({
    refuse: { next: 1, error: 'ValidationException', reason: 'OTHER' },
  });
  await deliver(messageKey);
  expect(await describe(messageKey.messageId)).toMatch(
    /refuse +refused-by-carrier, ValidationException, reason OTHER, HTTP 400, request \S+/,
  );
});

test('a queued message is told with its position in its lane', async () => {
  await queue('one');
  office.later(1);
  await queue('two');
  office.later(1);
  const { messageId } = await queue('three');
  expect(await describe(messageId)).toContain('queue         2 texts of its lane in front of it');
});

test('a forwarded copy is told by its own id, and with the text of which it is a copy', async () => {
  const phone = randomNumber();
  await setCompany(office.granted, office.memberRequest({ forwarding: { isOn: true, to: phone } }));
  const company = await table.store.findCompany(office.companyId);
  if (!company) throw new Error('The company does not exist');
  const inbound = {
    from: ana.number,
    text: 'Which door?',
    at: '2026-03-20T14:59:00.000Z',
    inboundMessageId: randomUUID(),
  };
  await receiveText(table.store, company, inbound, office.granted.now());
  const story = await describe(inbound.inboundMessageId);
  const [, copyId = ''] = /Message (~\S+)/.exec(story) ?? [];
  expect(story).toContain('direction     outbound by automation Forwarding, lane forward, 1 part');
  expect(story).toMatch(/direction +inbound/);
  const told = await describe(copyId);
  expect(story).toContain(told);
  expect(told).toContain('status        queued');
  for (const secret of ['Which door', 'Ana', phone.slice(1)]) expect(story).not.toContain(secret);
});

test('an id that no company has is said in one line', async () => {
  expect(await describeMessage(table.store, 'no-such-id', new Date())).toEqual([
    'No company has a message no-such-id.',
  ]);
});

test('a text that is retried all day keeps its first and its newest steps', async () => {
  const messageKey = await queue();
  for (let attempt = 0; attempt < 30; attempt += 1) {
    office.later(60);
    const now = office.granted.now();
    await table.store.advance(messageKey, 'claim', { claimId: `run-${attempt}` }, now);
    const back = await table.store.advance(messageKey, 'releaseClaim', {}, now, `run-${attempt}`);
    expect(back.moved).toBe(true);
  }
  const stored = await table.store.findOutbound(messageKey, true);
  expect(stored?.history).toHaveLength(40);
  expect(stored?.history?.at(-1)).toEqual({ step: 'releaseClaim', ms: office.granted.now().getTime() });
  expect(await describe(messageKey.messageId)).toContain('Only the first and the newest steps are kept.');
});
