import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { EmailAddress } from '#shared/domain/company.ts';
import { maxNameLength } from '#shared/domain/fieldLengths.ts';
import { singleLine } from '#shared/domain/text.ts';
import { openJournal } from '../queues/journal.ts';

/** A person who can sign in on this machine. */
export type Account = {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  /** Company names for the sign-in page. */
  readonly companies: readonly string[];
  /** The role as the sign-in page shows it, such as "Office" or "Administrator". */
  readonly role: string;
};

/** A person to be able to sign in for a company. */
export const Invitation = z.strictObject({
  email: EmailAddress,
  name: singleLine(maxNameLength),
  company: singleLine(maxNameLength),
  role: singleLine(40),
});
export type Invitation = z.infer<typeof Invitation>;

const Entry = z.extend(Invitation, { sub: z.string() });

export type AccountRegistry = Awaited<ReturnType<typeof openAccountRegistry>>;

/**
 * Knows every person who can sign in: those declared at the start, and those invited since, who survive a
 * restart.
 */
export async function openAccountRegistry(path: string, fixed: readonly Account[]) {
  const journal = await openJournal(path, (value) => Entry.parse(value));
  const accounts = new Map(fixed.map((account) => [account.email, account]));
  journal.entries.forEach(enter);

  function enter({ sub, email, name, company, role }: z.infer<typeof Entry>): void {
    const known = accounts.get(email);
    const companies = [...new Set([...(known?.companies ?? []), company])];
    accounts.set(email, known ? { ...known, companies } : { sub, email, name, role, companies });
  }

  return {
    list: (): readonly Account[] => [...accounts.values()],
    /** Finds an account by e-mail, in any capitalization. */
    find: (email: string): Account | undefined => accounts.get(email.trim().toLowerCase()),
    findBySub: (sub: string): Account | undefined =>
      [...accounts.values()].find((account) => account.sub === sub),

    /**
     * Finds or creates the account with this e-mail. A known person gains the company and keeps name and
     * role.
     */
    async invite(invitation: Invitation): Promise<Account> {
      const known = accounts.get(invitation.email);
      if (known?.companies.includes(invitation.company)) return known;
      const entry = { ...invitation, sub: known?.sub ?? randomUUID() };
      enter(entry);
      await journal.append(entry);
      return accounts.get(invitation.email) ?? { ...entry, companies: [entry.company] };
    },

    close: journal.close,
  };
}
