import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { awsCarrier } from '#functions/carrier/awsCarrier.ts';
import type { Carrier, Text } from '#functions/carrier/Carrier.ts';
import { giveCredentials } from './giveCredentials.ts';

/** Names the carrier's reactions to the next text. Only the first three put it on the phone. */
export const exchangeAnswers = [
  'accepts it',
  'breaks off after accepting it',
  'fails after accepting it',
  'breaks off before accepting it',
  'is not reached',
  'throttles',
  'has spent its limit',
  'refuses the text',
  'blocks the number',
] as const;
export type ExchangeAnswer = (typeof exchangeAnswers)[number];

/** A text that is on a phone. */
export type TextOnPhone = Pick<Text, 'to' | 'body' | 'context' | 'timeToLiveSeconds'> & {
  readonly carrierMessageId: string;
};

export type TestExchange = Awaited<ReturnType<typeof openTestExchange>>;

const refusals: Partial<Record<ExchangeAnswer, Readonly<Record<string, string>>>> = {
  throttles: { __type: 'ThrottlingException' },
  'has spent its limit': { __type: 'ServiceQuotaExceededException', Reason: 'MONTHLY_SPEND_LIMIT_REACHED' },
  'refuses the text': { __type: 'ValidationException', Reason: 'INVALID_PARAMETER' },
  'blocks the number': { __type: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
};

/** Opens a carrier with programmable answers behind the real SDK client, so that a client that retries is noticed. */
export async function openTestExchange() {
  const server = await listenOnLoopback();
  const unreached = await carrierAt('http://127.0.0.1:9');
  const reached = await carrierAt(server.origin);
  let answers: readonly ExchangeAnswer[] = [];
  let onPhones: readonly TextOnPhone[] = [];
  const nextAnswer = (): ExchangeAnswer => {
    const [next = 'accepts it', ...rest] = answers;
    answers = rest;
    return next;
  };

  server.answer((request, response) => {
    textOf(request).then(
      (text) => answer(text, nextAnswer(), response),
      () => response.destroy(),
    );
  });

  function answer(
    text: Omit<TextOnPhone, 'carrierMessageId'> | undefined,
    how: ExchangeAnswer,
    response: ServerResponse,
  ) {
    const refusal = refusals[how];
    if (refusal) return reply(response, 400, refusal);
    if (!text || how === 'breaks off before accepting it') return response.destroy();
    const carrierMessageId = `carrier-${onPhones.length + 1}`;
    onPhones = [...onPhones, { ...text, carrierMessageId }];
    if (how === 'breaks off after accepting it') return response.destroy();
    if (how === 'fails after accepting it')
      return reply(response, 500, { __type: 'InternalServerException' });
    return reply(response, 200, { MessageId: carrierMessageId });
  }

  const carrier: Carrier = {
    async sendText(text) {
      if (answers[0] !== 'is not reached') return reached.sendText(text);
      nextAnswer();
      return unreached.sendText(text);
    },
  };
  return {
    carrier,
    /** Clears all phones and answers. Without programmed answers it takes every text. */
    begin() {
      [answers, onPhones] = [[], []];
    },
    answers(next: readonly ExchangeAnswer[]) {
      answers = next;
    },
    /** Returns the texts on the phones, in order of arrival. */
    onPhones: () => onPhones,
    close: () => server.close(),
  };
}

/** Creates a client for a carrier at this address, and uses it once, because the SDK reads the address on first use. */
async function carrierAt(address: string): Promise<Carrier> {
  process.env['AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2'] = address;
  giveCredentials();
  // It waits so long that a busy machine gives no text a missing answer.
  const carrier = awsCarrier('conversations-local', 60);
  const context = { companyId: '', conversationId: '', at: '', messageId: '' };
  const text = { from: '+15550100000', to: '+15550100001', body: '', context, timeToLiveSeconds: 60 };
  await carrier.sendText(text);
  return carrier;
}

async function textOf(request: IncomingMessage): Promise<Omit<TextOnPhone, 'carrierMessageId'> | undefined> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { DestinationPhoneNumber: to, MessageBody, Context: context, TimeToLive } = JSON.parse(body);
  return MessageBody === '' ? undefined : { to, body: MessageBody, context, timeToLiveSeconds: TimeToLive };
}

function reply(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}
