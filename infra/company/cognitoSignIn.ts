import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { userPool } from '#functions/members/userPool.ts';
import { OnboardingError } from './OnboardingError.ts';
import type { SignIn } from './Deployment.ts';

type Pool = { readonly region: string; readonly userPoolId: string; readonly pageAddress: string };

/**
 * Invites people to the stage's user pool, as admins do from the page. Cognito mails the invitation with a first password.
 */
export function cognitoSignIn(
  client: CognitoIdentityProviderClient,
  { region, userPoolId, pageAddress }: Pool,
): SignIn {
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const accounts = userPool(client, { userPoolId, issuer, pageAddress });

  async function find(email: string) {
    const account = await accounts.find(email);
    if (account?.enabled === false) {
      throw new OnboardingError(
        `${email} is disabled in the user pool: enable them there first, or invite another person.`,
      );
    }
    return account;
  }

  return {
    find: ({ email }) => find(email),
    async invite(person) {
      const subject = (await accounts.create(person)) ?? (await find(person.email))?.subject;
      if (subject === undefined) throw new Error('The user pool has this address and does not find it');
      return subject;
    },
    next: (email, waiting) =>
      waiting
        ? `${email} has not signed in yet: the invitation with a first password is in their mail, and is good for seven days at ${pageAddress}. To send it again: aws cognito-idp admin-create-user --user-pool-id ${userPoolId} --username ${email} --message-action RESEND`
        : undefined,
  };
}
