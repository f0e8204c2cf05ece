import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ana, ourNumber, testNetwork, type TestNetwork } from '#testing/testNetwork.ts';
import { carrierWire, type CarrierWire } from './carrierWire.ts';
import { isAmbiguous } from './causes.ts';

let phone: TestNetwork;
let wire: CarrierWire;
let client: PinpointSMSVoiceV2Client;
beforeAll(async () => {
  [phone, wire] = await Promise.all([testNetwork(), carrierWire()]);
  wire.lead(phone.carrierAddress);
  client = new PinpointSMSVoiceV2Client({
    endpoint: wire.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true, httpAgent: { keepAlive: false } },
  });
});
afterAll(async () => {
  client?.destroy();
  wire?.close();
  await phone?.close();
});

/** Sends a text through the proxy and returns the recorded call. */
async function sent(messageId: string, faults: object = {}) {
  await phone.ask('PUT', '/faults', faults);
  const command = new SendTextMessageCommand({
    OriginationIdentity: ourNumber,
    DestinationPhoneNumber: ana,
    MessageBody: messageId,
    Context: { messageId },
  });
  const caller = new AbortController();
  const answer = client.send(command, { abortSignal: caller.signal }).then(
    ({ MessageId }) => MessageId,
    ({ name }: Error) => name,
  );
  if ('neverAnswerAfterAccept' in faults) {
    await expect.poll(() => phone.occasionsOf('neverAnswerAfterAccept')).toBe(1);
    caller.abort();
  }
  const result = await answer;
  await expect.poll(() => wire.calls.find((call) => call.messageId === messageId)).toBeDefined();
  return { result, call: wire.calls.find((call) => call.messageId === messageId) };
}

test('an accepted text is recorded with the id that the caller received', async () => {
  const { result, call } = await sent('accepted');
  expect(call).toMatchObject({ to: ana, text: 'accepted', carrierMessageId: result, isHeard: true });
});

test('a refusal reaches the caller with its reason', async () => {
  const { result, call } = await sent('refused', {
    refuse: { next: 1, error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' },
  });
  expect(result).toBe('ConflictException');
  expect(call).toMatchObject({ refusal: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED', isHeard: true });
});

test.each(['resetAfterAccept', 'neverAnswerAfterAccept', 'serverErrorAfterAccept', 'resetBeforeAccept'])(
  'a call whose answer %s hides from the caller is recorded as ambiguous',
  async (fault) => {
    const { call } = await sent(fault, { [fault]: { next: 1 } });
    expect(call && isAmbiguous(call)).toBe(true);
  },
);

test('a call on a connection that was idle breaks, and the carrier does not get it', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<string>((resolve) => {
      const asking = request(wire.origin, { agent, method: 'POST' }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve('answered'));
      });
      asking.once('error', ({ message }) => resolve(message));
      asking.end('{}');
    });
  expect(await ask()).toBe('answered');
  expect(await ask()).toBe('socket hang up');
  agent.destroy();
});

test('a caller whose connection is refused made no call', async () => {
  const before = wire.calls.length;
  wire.refuse(600_000);
  await expect(
    client.send(new SendTextMessageCommand({ DestinationPhoneNumber: ana, MessageBody: 'No' })),
  ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(wire.calls).toHaveLength(before);
});
