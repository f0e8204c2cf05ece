import type { Account } from '../identity/accountRegistry.ts';
import { demoCompanies } from './demoCompanies.ts';

/** Lists the people who can sign in on this machine, each once with all their companies. */
export function demoAccounts(): readonly Account[] {
  const accounts = new Map<string, Account>();
  for (const { name: companyName, members } of demoCompanies) {
    for (const { sub, email, name, role } of members) {
      const companies = [...(accounts.get(sub)?.companies ?? []), companyName];
      accounts.set(sub, { sub, email, name, companies, role: role === 'admin' ? 'Administrator' : 'Office' });
    }
  }
  return [...accounts.values()];
}
