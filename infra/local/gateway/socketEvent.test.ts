import { describe, expect, test } from 'vitest';
import { socketEvent } from './socketEvent.ts';

const moment = {
  connectionId: 'L0SM9cOFvHcCIhw=',
  connectedAt: new Date('2026-03-20T14:59:00.000Z'),
  at: new Date('2026-03-20T15:00:00.000Z'),
  requestId: 'request-1',
};
const shared = {
  messageId: 'request-1',
  extendedRequestId: 'request-1',
  requestId: 'request-1',
  requestTime: '20/Mar/2026:15:00:00 +0000',
  requestTimeEpoch: 1_774_018_800_000,
  connectedAt: 1_774_018_740_000,
  messageDirection: 'IN',
  stage: 'live',
  domainName: 'localhost',
  apiId: 'local',
  connectionId: 'L0SM9cOFvHcCIhw=',
};

describe('the event of a connection', () => {
  test('is CONNECT when it opens, with the query of its address', () => {
    const query = new URLSearchParams('ticket=abc%20d');
    expect(socketEvent({ ...moment, kind: 'connect', query })).toEqual({
      requestContext: { ...shared, routeKey: '$connect', eventType: 'CONNECT' },
      queryStringParameters: { ticket: 'abc d' },
      isBase64Encoded: false,
    });
    expect(socketEvent({ ...moment, kind: 'connect', query: new URLSearchParams() })).not.toHaveProperty(
      'queryStringParameters',
    );
  });

  test('is MESSAGE with the text when the page sends one', () => {
    expect(socketEvent({ ...moment, kind: 'message', body: '{"ping":1}' })).toEqual({
      requestContext: { ...shared, routeKey: '$default', eventType: 'MESSAGE' },
      body: '{"ping":1}',
      isBase64Encoded: false,
    });
  });

  test('is DISCONNECT without more when it ends', () => {
    expect(socketEvent({ ...moment, kind: 'disconnect' })).toEqual({
      requestContext: { ...shared, routeKey: '$disconnect', eventType: 'DISCONNECT' },
      isBase64Encoded: false,
    });
  });
});
