import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { OnboardingError } from './OnboardingError.ts';
import type { SignIn } from './Deployment.ts';

type Pool = { readonly region: string; readonly userPoolId: string; readonly pageAddress: string };

/**
 * Invites people to the stage's user pool. Only an admin can create users: Cognito mails the invitation with
 * a first password.
 */
export function cognitoSignIn(
  client: CognitoIdentityProviderClient,
  { region, userPoolId, pageAddress }: Pool,
): SignIn {
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const subjectFrom = (attributes: readonly AttributeType[] | undefined) => {
    const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
    if (sub === undefined) throw new Error('The user pool names no subject for this user');
    return `${issuer}#${sub}`;
  };

  async function find(email: string) {
    try {
      const user = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
      if (user.Enabled === false) {
        throw new OnboardingError(
          `${email} is disabled in the user pool: enable them there first, or invite another person.`,
        );
      }
      return {
        subject: subjectFrom(user.UserAttributes),
        waiting: user.UserStatus === 'FORCE_CHANGE_PASSWORD',
      };
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  }

  return {
    find: ({ email }) => find(email),
    async invite({ email, name }) {
      try {
        const { User } = await client.send(
          new AdminCreateUserCommand({
            UserPoolId: userPoolId,
            Username: email,
            UserAttributes: [
              { Name: 'email', Value: email },
              { Name: 'email_verified', Value: 'true' },
              { Name: 'name', Value: name },
            ],
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        );
        return subjectFrom(User?.Attributes);
      } catch (error) {
        const known = error instanceof UsernameExistsException ? await find(email) : undefined;
        if (known) return known.subject;
        throw error;
      }
    },
    next: (email, waiting) =>
      waiting
        ? `${email} has not signed in yet: the invitation with a first password is in their mail, and is good for seven days at ${pageAddress}. To send it again: aws cognito-idp admin-create-user --user-pool-id ${userPoolId} --username ${email} --message-action RESEND`
        : undefined,
  };
}
