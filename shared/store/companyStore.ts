import { Company, Member } from '../domain/company.ts';
import type { PhoneNumber } from '../domain/phoneNumber.ts';
import type { Database, Item } from './database.ts';
import { fieldsOf } from './fieldsOf.ts';
import { keys, lists } from './keys.ts';
import { openNewTable } from './sendingStore.ts';

/** A company with the secret from which conversation ids are derived. The secret never leaves the server. */
export type CompanyWithSecret = Company & { readonly secret: string };

export type CompanyItem = Item & CompanyWithSecret;

export type Membership = { readonly member: Member; readonly company: CompanyWithSecret };

export function companyReader(database: Database) {
  return {
    async findCompany(companyId: string): Promise<CompanyWithSecret | undefined> {
      return companyFrom(await database.get(keys.company(companyId)));
    },

    /** Returns the company that owns the number to which an inbound text was sent. */
    async findCompanyByNumber(number: PhoneNumber): Promise<CompanyWithSecret | undefined> {
      const owner = await database.get(keys.originationNumber(number));
      return owner && companyFrom(await database.get(keys.company(String(owner['companyId']))));
    },

    /**
     * Returns a person's membership of a company, or of their first company by id when `companyId` is absent. Reads the member
     * consistently, so that a removed member is refused at once, and the company eventually consistent.
     */
    async findMembership(subject: string, companyId?: string): Promise<Membership | undefined> {
      if (companyId === undefined) {
        const [first] = await membershipsOf(database, subject, 1, true);
        return first && membershipFrom(first, await database.get(keys.company(String(first['companyId']))));
      }
      const [member, company] = await Promise.all([
        database.get(keys.member(subject, companyId), true),
        database.get(keys.company(companyId)),
      ]);
      return member && membershipFrom(member, company);
    },

    /** Lists the companies of which a person is a member, at most 100. */
    async listCompaniesOf(subject: string): Promise<readonly Company[]> {
      const memberships = await membershipsOf(database, subject, 100);
      if (memberships.length === 0) return [];
      const companies = await database.getMany(
        memberships.map((membership) => keys.company(String(membership['companyId']))),
      );
      return companies.flatMap((company) => companyFrom(company) ?? []);
    },

    async listCompanies(): Promise<readonly CompanyWithSecret[]> {
      const items = await database.queryAll({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': lists.companies },
      });
      return (await database.getMany(items)).flatMap((item) => companyFrom(item) ?? []);
    },
  };
}

export function companyWriter(database: Database) {
  return {
    /** Stores a company and the item that leads from its number to it. */
    async putCompany(company: CompanyWithSecret): Promise<void> {
      await openNewTable(database);
      await database.put({
        ...keys.company(company.companyId),
        ...company,
        inList: lists.companies,
        listedBy: company.companyId,
      });
      if (company.originationNumber) {
        await database.put({
          ...keys.originationNumber(company.originationNumber),
          companyId: company.companyId,
        });
      }
    },
  };
}

function membershipFrom(member: Item, company: Item | undefined): Membership | undefined {
  const found = companyFrom(company);
  return found && { member: fieldsOf(Member, member), company: found };
}

async function membershipsOf(
  database: Database,
  subject: string,
  max: number,
  consistent = false,
): Promise<readonly Item[]> {
  const { items } = await database.query({
    ConsistentRead: consistent,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.memberships(subject) },
    Limit: max,
  });
  return items;
}

export function companyFrom(item: Item | undefined): CompanyWithSecret | undefined {
  return item && { ...fieldsOf(Company, item), secret: String(item['secret']) };
}
