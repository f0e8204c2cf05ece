import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Company, Member } from '../domain/company.ts';
import type { PhoneNumber } from '../domain/phoneNumber.ts';
import { companyFrom, companyReader, type CompanyWithSecret } from './companyStore.ts';
import { openDatabase } from './database.ts';
import { keys, lists } from './keys.ts';
import { openNewTable } from './sendingStore.ts';

export type CompanyFacts = Omit<Company, 'originationNumber'>;

export type OnboardingStore = ReturnType<typeof onboardingStore>;

/**
 * What onboarding a company asks and writes, for an operator's command; no function is given it. Every act may be
 * repeated, and changes only what it names: what others keep on the same items stays.
 */
export function onboardingStore(tableName: string, client?: DynamoDBClient) {
  const database = openDatabase(tableName, client);
  const { listCompanies, findMembership } = companyReader(database);

  return {
    listCompanies,
    findMembership,

    async findCompany(companyId: string): Promise<CompanyWithSecret | undefined> {
      return companyFrom(await database.get(keys.company(companyId), true));
    },

    /** The id of the company to which texts to this number go. */
    async findNumberOwner(number: PhoneNumber): Promise<string | undefined> {
      const owner = await database.get(keys.originationNumber(number), true);
      return owner && String(owner['companyId']);
    },

    /** Parts per second; undefined as long as nobody has set them. */
    async findRateLimit(companyId: string): Promise<number | undefined> {
      const rateLimit = await database.get(keys.rateLimit(companyId), true);
      return rateLimit && typeof rateLimit['partsPerSecond'] === 'number'
        ? rateLimit['partsPerSecond']
        : undefined;
    },

    /** The first 100, by name. */
    async listMembers(companyId: string): Promise<readonly Member[]> {
      const { items } = await database.query({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': lists.members(companyId) },
        Limit: 100,
      });
      if (items.length === 0) return [];
      const members = await database.getMany(items);
      return members.flatMap((item) => (item ? [item as typeof item & Member] : []));
    },

    /** Writes a new company with this secret, or the facts of a known one, which keeps its own secret and number. */
    async keepCompany({ companyId, name, timeZone, plan }: CompanyFacts, secret: string): Promise<void> {
      await openNewTable(database);
      const facts = { companyId, name, timeZone, plan, inList: lists.companies, listedBy: companyId };
      await database.update(keys.company(companyId), setting(facts, { secret }));
    },

    /** From now on texts to this number are this company's. False when they are another's. */
    async claimNumber(number: PhoneNumber, companyId: string): Promise<boolean> {
      const { done } = await database.update(keys.originationNumber(number), {
        UpdateExpression: 'SET companyId = :id',
        ConditionExpression: 'attribute_not_exists(companyId) OR companyId = :id',
        ExpressionAttributeValues: { ':id': companyId },
      });
      return done;
    },

    /** From now on the company texts from this number. */
    async openTexting(companyId: string, number: PhoneNumber): Promise<void> {
      const { done } = await database.update(keys.company(companyId), {
        UpdateExpression: 'SET originationNumber = :number',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':number': number },
      });
      if (!done) throw new Error(`There is no company ${companyId} that could text`);
    },

    async setRateLimit(companyId: string, partsPerSecond: number): Promise<void> {
      await database.update(keys.rateLimit(companyId), {
        UpdateExpression: 'SET partsPerSecond = :parts',
        ExpressionAttributeValues: { ':parts': partsPerSecond },
      });
    },

    /** Makes the person with this subject (issuer#sub) a member, or changes the member that they are. */
    async keepMember(subject: string, companyId: string, member: Member): Promise<void> {
      const listed = { inList: lists.members(companyId), listedBy: `${member.name}#${member.memberId}` };
      await database.update(
        keys.member(subject, companyId),
        setting({ subject, companyId, ...member, ...listed }),
      );
    },
  };
}

/** Attributes by name, each behind a placeholder: "name" and "timeZone" are words of the language of expressions. */
function setting(
  attributes: Readonly<Record<string, string>>,
  whereAbsent: Readonly<Record<string, string>> = {},
) {
  const all = { ...attributes, ...whereAbsent };
  const value = (name: string) => (name in whereAbsent ? `if_not_exists(#${name}, :${name})` : `:${name}`);
  const names = Object.keys(all);
  return {
    UpdateExpression: `SET ${names.map((name) => `#${name} = ${value(name)}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(all).map(([name, kept]) => [`:${name}`, kept]),
    ),
  };
}
