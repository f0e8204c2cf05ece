import { Member } from '../domain/company.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Action, ActionOutcome, Database } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keysBeginning } from './keyRange.ts';
import { keys, memberPrefix, type Key } from './keys.ts';
import { either, exists, longerThan, update, without } from './update.ts';

/** A member as the company lists them. A removed member keeps it with the time of the removal. */
export type MemberEntry = Key &
  Member & { readonly companyId: string; readonly subject: string; readonly removedAt?: string };

const membersPerPage = 100;

export function memberReader(database: Database) {
  return {
    /** Lists the current members, at most 100 per page, in the order of their ids. */
    async listMembers(companyId: string, cursor?: string): Promise<Page<Member> | Refused> {
      const question = `members ${companyId}`;
      const from = cursor === undefined ? undefined : readCursor(question, cursor, [/^mem_[a-z0-9]+$/]);
      if (isRefused(from)) return from;
      const start = from?.[0];
      const { pk } = keys.admins(companyId);
      const { items, last } = await database.query({
        ConsistentRead: true,
        ...keysBeginning(pk, memberPrefix),
        Limit: membersPerPage,
        ...(start !== undefined && { ExclusiveStartKey: keys.memberEntry(companyId, start) }),
      });
      const members = items.map((item) => fieldsOf(Member, item));
      const end = members.at(-1)?.memberId;
      return { items: members, ...(last && end && { cursor: writeCursor(question, [end]) }) };
    },

    /** Returns true when a current member has this address. */
    async hasMemberWithEmail(companyId: string, email: string): Promise<boolean> {
      for (let cursor: string | undefined; ;) {
        const page = await this.listMembers(companyId, cursor);
        if (isRefused(page)) throw new Error('The cursor of the list of members is not its own');
        if (page.items.some((member) => member.email === email)) return true;
        if (page.cursor === undefined) return false;
        ({ cursor } = page);
      }
    },
  };
}

const adminsNamed = 5;

export function adminReader(database: Database) {
  return {
    /** Lists the names of the company's admins, at most five, in alphabetical order. */
    async listAdminNames(companyId: string): Promise<readonly string[]> {
      const item = await database.get(keys.admins(companyId));
      const ids = [...((item?.['admins'] as ReadonlySet<string> | undefined) ?? [])];
      const entries = await database.getMany(
        ids.slice(0, adminsNamed).map((memberId) => keys.memberEntry(companyId, memberId)),
      );
      return entries.flatMap((entry) => (entry ? [fieldsOf(Member, entry).name] : [])).toSorted();
    },
  };
}

export function memberWriter(database: Database) {
  const { tableName } = database;

  async function entryOf(companyId: string, memberId: string): Promise<MemberEntry | undefined> {
    return (await database.get(keys.memberEntry(companyId, memberId), true)) as MemberEntry | undefined;
  }

  /** Adds an admin to the set, or takes one out of it, but not the last one unless `evenLast`. */
  function admins(
    companyId: string,
    { memberId, role }: Pick<Member, 'memberId' | 'role'>,
    evenLast = false,
  ): Action {
    const isAdmin = role === 'admin';
    const keepsLast = !isAdmin && !evenLast;
    return {
      Update: {
        TableName: tableName,
        Key: keys.admins(companyId),
        ...update<{ admins: ReadonlySet<string> }>({
          [isAdmin ? 'add' : 'take']: { admins: new Set([memberId]) },
          ...(keepsLast && { when: { admins: either(without(memberId), longerThan(1)) } }),
        }),
      },
    };
  }

  function membershipOf(subject: string, companyId: string, member: Member, onlyNew: boolean): Action[] {
    return [
      {
        Put: {
          TableName: tableName,
          Item: { ...keys.member(subject, companyId), ...member, subject, companyId },
          ...(onlyNew && { ConditionExpression: 'attribute_not_exists(pk)' }),
        },
      },
      {
        Put: {
          TableName: tableName,
          Item: { ...keys.memberEntry(companyId, member.memberId), ...member, subject, companyId },
        },
      },
    ];
  }

  return {
    /** Makes the person with this subject (issuer#sub) a member, or changes their membership. */
    async putMember(subject: string, companyId: string, member: Member): Promise<void> {
      const failed = await database.transact([
        ...membershipOf(subject, companyId, member, false),
        admins(companyId, member, true),
      ]);
      if (failed) throw new Error('The member could not be stored');
    },

    /** Makes the person a member unless they are one. */
    async addMember(subject: string, companyId: string, member: Member): Promise<'added' | 'already'> {
      const failed = await database.transact([
        ...membershipOf(subject, companyId, member, true),
        ...(member.role === 'admin' ? [admins(companyId, member)] : []),
      ]);
      return failed ? 'already' : 'added';
    },

    /** Changes what a member may do. Refuses to demote the last admin. */
    async setRole(companyId: string, memberId: string, role: Member['role']): Promise<Member | Refused> {
      const entry = await entryOf(companyId, memberId);
      if (!entry) return refuse({ code: 'member-not-found' });
      const failed = await database.transact([
        setting(keys.member(entry.subject, companyId), role),
        setting(keys.memberEntry(companyId, memberId), role),
        admins(companyId, { memberId, role }),
      ]);
      return failed ? refusalOf(failed) : { ...fieldsOf(Member, entry), role };
    },

    /**
     * Removes a member at once. Refuses to remove the last admin. The entry stays as a former member's, which closes the open
     * pages through the table's stream.
     */
    async removeMember(companyId: string, memberId: string, now: Date): Promise<Member | Refused> {
      const entry = await entryOf(companyId, memberId);
      if (!entry) return refuse({ code: 'member-not-found' });
      const { pk: _pk, sk: _sk, ...kept } = entry;
      const failed = await database.transact([
        removing(keys.member(entry.subject, companyId)),
        removing(keys.memberEntry(companyId, memberId)),
        admins(companyId, { memberId, role: 'staff' }),
        {
          Put: {
            TableName: tableName,
            Item: { ...keys.formerMember(companyId, memberId), ...kept, removedAt: now.toISOString() },
          },
        },
      ]);
      return failed ? refusalOf(failed) : fieldsOf(Member, entry);
    },
  };

  function setting(Key: Key, role: Member['role']): Action {
    return {
      Update: {
        TableName: tableName,
        Key,
        ...update<MemberEntry>({ set: { role }, when: { pk: exists } }),
      },
    };
  }

  function removing(Key: Key): Action {
    return { Delete: { TableName: tableName, Key, ConditionExpression: 'attribute_exists(pk)' } };
  }
}

/** The third action of a change keeps the set of admins; the first two find the member. */
function refusalOf([member, entry, admins]: readonly ActionOutcome[]): Refused {
  const isGone = [member, entry].some((outcome) => outcome?.code === 'ConditionalCheckFailed');
  if (isGone || admins?.code !== 'ConditionalCheckFailed') return refuse({ code: 'member-not-found' });
  return refuse({ code: 'last-admin' });
}
