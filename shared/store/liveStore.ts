import { clockToleranceSeconds } from '../domain/clock.ts';
import type { Membership } from './companyStore.ts';
import type { Database, Item } from './database.ts';
import { keys } from './keys.ts';
import type { Company, Member } from '../domain/company.ts';
import { onlyWhen } from './update.ts';

const ticketSeconds = 60;
/** The lifetime of a stored connection, longer than the two hours after which API Gateway closes every WebSocket. */
const connectionSeconds = 2 * 60 * 60 + 10 * 60;

/** The company and the person to whom a ticket or a connection belongs. */
export type Holder = { readonly companyId: string; readonly subject: string };

export type Connection = {
  readonly connectionId: string;
  readonly subject: string;
  readonly ageSeconds: number;
};

export function liveReader(database: Database) {
  return {
    /**
     * Lists the open connections of a company. Skips expired ones, because the table deletes them only later. With `consistent`
     * it misses none that was stored before.
     */
    async listConnections(companyId: string, now: Date, consistent = false): Promise<readonly Connection[]> {
      const { pk } = keys.liveConnection(companyId, '');
      const items = await database.queryAll({
        ConsistentRead: consistent,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      });
      return items
        .filter((item) => isAlive(item, now))
        .map((item) => ({
          connectionId: item.sk,
          subject: String(item['subject']),
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

    /** Redeems a ticket once and returns its holder; undefined when it does not exist or has expired. */
    async takeTicket(ticket: string, now: Date): Promise<Holder | undefined> {
      const item = await database.take(keys.ticket(ticket));
      if (!item || !isAlive(item, now) || expiresTooLate(item, now)) return undefined;
      const { companyId, subject } = item as Item & Holder;
      return { companyId, subject };
    },

    /**
     * Stores an open connection. Returns false when the member or the company is not as in this membership any more. That is a condition
     * of the write, so that every connection is in the table when such a change is announced.
     */
    async putConnection(
      connectionId: string,
      holder: Holder,
      { member, company }: Membership,
      now: Date,
    ): Promise<boolean> {
      const expiresAt = secondsAfter(now, connectionSeconds);
      const { tableName } = database;
      const failed = await database.transact([
        {
          ConditionCheck: {
            TableName: tableName,
            Key: keys.member(holder.subject, holder.companyId),
            ...onlyWhen<Member>({ role: member.role }),
          },
        },
        {
          ConditionCheck: {
            TableName: tableName,
            Key: keys.company(holder.companyId),
            ...onlyWhen<Company>({ plan: company.plan, originationNumber: company.originationNumber }),
          },
        },
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
      return failed === undefined;
    },

    /** Removes a closed connection. Does nothing when it is already unknown. */
    async removeConnection(connectionId: string): Promise<void> {
      const owner = await database.take(keys.connectionOwner(connectionId));
      if (owner) await database.take(keys.liveConnection(String(owner['companyId']), connectionId));
    },
  };
}

function secondsAfter(now: Date, seconds: number): number {
  return Math.floor(now.getTime() / 1000) + seconds;
}

/** Returns true for a ticket that a host whose clock was ahead stored with too long a lifetime. */
function expiresTooLate(item: Item, now: Date): boolean {
  return Number(item['expiresAt']) > secondsAfter(now, ticketSeconds + clockToleranceSeconds);
}

function isAlive(item: Item, now: Date): boolean {
  return Number(item['expiresAt']) > now.getTime() / 1000;
}
