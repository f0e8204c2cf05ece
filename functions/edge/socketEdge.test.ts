import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestLiveTicket } from '../live/requestLiveTicket.ts';
import { deployTo } from '#testing/deployTo.ts';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany, type TestCompany } from '#testing/testCompany.ts';
import { connectLiveHandler, disconnectLiveHandler, pingLiveHandler } from '../handlers.ts';

const connectLive = connectLiveHandler();
const disconnectLive = disconnectLiveHandler();
const pingLive = pingLiveHandler();

let table: TestTable;
let office: TestCompany;
beforeAll(async () => {
  table = await openTestTable();
  deployTo({ table });
});
beforeEach(async () => {
  office = await testCompany(table, new Date().toISOString());
});
afterAll(() => table?.stop());

type Moment = '$connect' | '$disconnect' | '$default';

const event = (routeKey: Moment, connectionId: string, ticket?: string) =>
  ({
    requestContext: {
      routeKey,
      messageId: 'm1',
      eventType: routeKey === '$connect' ? 'CONNECT' : routeKey === '$disconnect' ? 'DISCONNECT' : 'MESSAGE',
      extendedRequestId: 'e1',
      requestTime: '20/Mar/2026:15:00:00 +0000',
      messageDirection: 'IN',
      stage: 'live',
      connectedAt: 1_774_018_800_000,
      requestTimeEpoch: 1_774_018_800_000,
      requestId: 'r1',
      domainName: 'live.example',
      connectionId,
      apiId: 'live',
    },
    isBase64Encoded: false,
    ...(ticket !== undefined && { queryStringParameters: { ticket } }),
  }) satisfies APIGatewayProxyWebsocketEventV2 & { readonly queryStringParameters?: object };

const newTicket = async (by = office.kim) =>
  (await requestLiveTicket(office.granted, { caller: by, input: {} })).ticket;
const open = async () =>
  (await table.store.listConnections(office.companyId, new Date())).map(({ connectionId }) => connectionId);
const [accepted, refused] = [{ statusCode: 200 }, { statusCode: 401 }];

describe('a live connection (P11)', () => {
  test('opens with a ticket, answers a ping, and is removed when it is closed', async () => {
    const connectionId = randomUUID();
    expect(await connectLive(event('$connect', connectionId, await newTicket()))).toEqual(accepted);
    expect(await open()).toEqual([connectionId]);
    expect(await pingLive(event('$default', connectionId))).toEqual({
      statusCode: 200,
      body: '{"action":"pong"}',
    });
    expect(await disconnectLive(event('$disconnect', connectionId))).toEqual(accepted);
    expect(await open()).toEqual([]);
    expect(await disconnectLive(event('$disconnect', connectionId))).toEqual(accepted);
  });

  test('is refused without a ticket and with a forged one', async () => {
    expect(await connectLive(event('$connect', 'c1'))).toEqual(refused);
    expect(await connectLive(event('$connect', 'c2', 'made-up'))).toEqual(refused);
    expect(await open()).toEqual([]);
  });

  test.each([2_049, 100_000])('is refused with a ticket of %i characters', async (length) => {
    expect(await connectLive(event('$connect', 'c1', 'a'.repeat(length)))).toEqual(refused);
  });

  test.each(['', ' ', '\ud83d', 'a'.repeat(31)])('is refused with the ticket %j', async (ticket) => {
    expect(await connectLive(event('$connect', 'c1', ticket))).toEqual(refused);
  });

  test('is opened only once by a ticket, even by two requests at the same moment', async () => {
    const ticket = await newTicket();
    const answers = await Promise.all(['c1', 'c2'].map((id) => connectLive(event('$connect', id, ticket))));
    expect(answers.map((answer) => answer)).toEqual(expect.arrayContaining([accepted, refused]));
    expect(await open()).toHaveLength(1);
  });

  test('is refused with a ticket older than a minute', async () => {
    office.later(-61);
    expect(await connectLive(event('$connect', 'c1', await newTicket()))).toEqual(refused);
  });

  test('is refused to a person who is no longer a member', async () => {
    const ticket = await newTicket({ ...office.kim, subject: 'https://sign-in.example#removed' });
    expect(await connectLive(event('$connect', 'c1', ticket))).toEqual(refused);
    expect(await open()).toEqual([]);
  });
});
