import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Company } from '../domain/company.ts';
import type { PhoneNumber } from '../domain/phoneNumber.ts';
import { companyFrom, companyReader, type CompanyWithSecret } from './companyStore.ts';
import { openDatabase } from './database.ts';
import { keys, lists, type Key } from './keys.ts';
import type { RateLimitItem } from './rateLimitStore.ts';
import { memberReader, memberWriter } from './memberStore.ts';
import { openNewTable } from './sendingStore.ts';
import { absent, either, exists, unlessSet, update } from './update.ts';

export type CompanyFacts = Omit<Company, 'originationNumber'>;

export type OnboardingStore = ReturnType<typeof onboardingStore>;

/**
 * Reads and writes the data for onboarding a company. Only an operator's command uses it, never a function. Every operation can
 * be repeated and changes only the attributes that it names.
 */
export function onboardingStore(tableName: string, client?: DynamoDBClient) {
  const database = openDatabase(tableName, client);
  const { listCompanies, findMembership } = companyReader(database);

  return {
    listCompanies,
    findMembership,
    ...memberReader(database),
    ...memberWriter(database),

    async findCompany(companyId: string): Promise<CompanyWithSecret | undefined> {
      return companyFrom(await database.get(keys.company(companyId), true));
    },

    /** Returns the id of the company that receives the texts to this number. */
    async findNumberOwner(number: PhoneNumber): Promise<string | undefined> {
      const owner = await database.get(keys.originationNumber(number), true);
      return owner && String(owner['companyId']);
    },

    /** Returns the rate limit in parts per second; undefined until it is set. */
    async findRateLimit(companyId: string): Promise<number | undefined> {
      const rateLimit = await database.get(keys.rateLimit(companyId), true);
      return rateLimit && typeof rateLimit['partsPerSecond'] === 'number'
        ? rateLimit['partsPerSecond']
        : undefined;
    },

    /** Creates a company with this secret, or updates the facts of an existing one, which keeps its secret and number. */
    async keepCompany(company: CompanyFacts, secret: string): Promise<void> {
      await openNewTable(database);
      const { companyId } = company;
      const facts = { ...company, inList: lists.companies, listedBy: companyId };
      await database.update(
        keys.company(companyId),
        update<typeof facts & { secret: string }>({ set: { ...facts, secret: unlessSet(secret) } }),
      );
    },

    /** Assigns a number to a company, which receives its texts from now on. Returns false when another company has it. */
    async claimNumber(number: PhoneNumber, companyId: string): Promise<boolean> {
      const { done } = await database.update(
        keys.originationNumber(number),
        update<{ companyId: string }>({ set: { companyId }, when: { companyId: either(absent, companyId) } }),
      );
      return done;
    },

    /** Sets the number from which the company texts from now on. Throws when the company does not exist. */
    async openTexting(companyId: string, number: PhoneNumber): Promise<void> {
      const { done } = await database.update(
        keys.company(companyId),
        update<Company & Key>({ set: { originationNumber: number }, when: { pk: exists } }),
      );
      if (!done) throw new Error(`Company ${companyId} does not exist`);
    },

    async setRateLimit(companyId: string, partsPerSecond: number): Promise<void> {
      await database.update(keys.rateLimit(companyId), update<RateLimitItem>({ set: { partsPerSecond } }));
    },
  };
}
