import { clockToleranceSeconds } from '../domain/clock.ts';
import type { Database, Item } from './database.ts';
import { keys } from './keys.ts';

const ticketSeconds = 60;
/** Longer than the two hours after which API Gateway cuts every WebSocket. */
const connectionSeconds = 2 * 60 * 60 + 10 * 60;

/** Who holds a ticket or a connection. */
export type Holder = { readonly companyId: string; readonly subject: string };

export type Connection = { readonly connectionId: string; readonly ageSeconds: number };

export function liveReader(database: Database) {
  return {
    /** The open connections of a company. Expired ones are left out: the table forgets them only later. */
    async listConnections(companyId: string, now: Date): Promise<readonly Connection[]> {
      const { pk } = keys.liveConnection(companyId, '');
      const { items } = await database.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      });
      return items
        .filter((item) => isAlive(item, now))
        .map((item) => ({
          connectionId: item.sk,
          ageSeconds: now.getTime() / 1000 - (Number(item['expiresAt']) - connectionSeconds),
        }));
    },
  };
}

export function liveWriter(database: Database) {
  return {
    async putTicket(ticket: string, holder: Holder, now: Date): Promise<void> {
      await database.put({ ...keys.ticket(ticket), ...holder, expiresAt: secondsAfter(now, ticketSeconds) });
    },

    /** Trades a ticket for its holder, once; undefined when there is none, or it is too old. */
    async takeTicket(ticket: string, now: Date): Promise<Holder | undefined> {
      const item = await database.take(keys.ticket(ticket));
      if (!item || !isAlive(item, now) || expiresTooLate(item, now)) return undefined;
      const { companyId, subject } = item as Item & Holder;
      return { companyId, subject };
    },

    async putConnection(connectionId: string, holder: Holder, now: Date): Promise<void> {
      const expiresAt = secondsAfter(now, connectionSeconds);
      const { tableName } = database;
      await database.transact([
        {
          Put: {
            TableName: tableName,
            Item: { ...keys.liveConnection(holder.companyId, connectionId), ...holder, expiresAt },
          },
        },
        {
          Put: {
            TableName: tableName,
            Item: { ...keys.connectionOwner(connectionId), ...holder, expiresAt },
          },
        },
      ]);
    },

    /** Forgets a connection that is closed or gone; one that is unknown already is no fault. */
    async removeConnection(connectionId: string): Promise<void> {
      const owner = await database.take(keys.connectionOwner(connectionId));
      if (owner) await database.take(keys.liveConnection(String(owner['companyId']), connectionId));
    },
  };
}

function secondsAfter(now: Date, seconds: number): number {
  return Math.floor(now.getTime() / 1000) + seconds;
}

/** True for a ticket that a clock ahead has given a longer life than any other. */
function expiresTooLate(item: Item, now: Date): boolean {
  return Number(item['expiresAt']) > secondsAfter(now, ticketSeconds + clockToleranceSeconds);
}

function isAlive(item: Item, now: Date): boolean {
  return Number(item['expiresAt']) > now.getTime() / 1000;
}
