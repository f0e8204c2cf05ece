import { localIssuer, mountPath } from '../local/identity/localIssuer.ts';
import type { Account } from '../local/identity/accountRegistry.ts';
import type { SignIn } from './Deployment.ts';

/** Invites people to this machine's sign-in. Every listed person can sign in, so no invitation is mailed. */
export function localSignIn(origin: string): SignIn {
  const address = `${origin}${mountPath}/accounts`;
  const subjectOf = ({ sub }: Account) => `${localIssuer}#${sub}`;
  return {
    async find({ email, company }) {
      const accounts = await asked<readonly Account[]>(address);
      const found = accounts.find((account) => account.email === email);
      return found?.companies.includes(company) ? { subject: subjectOf(found), waiting: false } : undefined;
    },
    async invite({ email, name, company }) {
      return subjectOf(
        await asked<Account>(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email, name, company, role: 'Administrator' }),
        }),
      );
    },
    next: (email) =>
      `Sign in at ${origin} as ${email}; text the number from any handset at ${origin}/phone, then answer.`,
  };
}

async function asked<Answer>(address: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(address, init);
  if (!response.ok)
    throw new Error(`The local sign-in answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}
