import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Invitation } from './Invitations.ts';

type Pool = { readonly userPoolId: string; readonly issuer: string; readonly pageAddress: string };

export type Account = {
  readonly subject: string;
  readonly enabled: boolean;
  /** True while the person has not used the first password. */
  readonly waiting: boolean;
};

/** Finds and creates accounts in a Cognito user pool, in which only an admin can create users. */
export function userPool(client: CognitoIdentityProviderClient, { userPoolId, issuer, pageAddress }: Pool) {
  function subjectFrom(attributes: readonly AttributeType[] | undefined): string {
    const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
    if (sub === undefined) throw new Error('The user pool names no subject for this user');
    return `${issuer}#${sub}`;
  }

  function mail(invitation: Invitation, resend: boolean) {
    const { email, name, company } = invitation;
    return client.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
        Username: email,
        DesiredDeliveryMediums: ['EMAIL'],
        ...(resend
          ? { MessageAction: 'RESEND' }
          : {
              UserAttributes: [
                { Name: 'email', Value: email },
                { Name: 'email_verified', Value: 'true' },
                { Name: 'name', Value: name },
              ],
            }),
        // For the message, which `invitationMail` writes.
        ClientMetadata: { company, page: pageAddress },
      }),
    );
  }

  return {
    async find(email: string): Promise<Account | undefined> {
      try {
        const user = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
        return {
          subject: subjectFrom(user.UserAttributes),
          enabled: user.Enabled !== false,
          waiting: user.UserStatus === 'FORCE_CHANGE_PASSWORD',
        };
      } catch (error) {
        if (error instanceof UserNotFoundException) return undefined;
        throw error;
      }
    },

    /** Creates the account and has Cognito mail its first password. Returns undefined when the address has an account. */
    async create(invitation: Invitation): Promise<string | undefined> {
      try {
        return subjectFrom((await mail(invitation, false)).User?.Attributes);
      } catch (error) {
        if (error instanceof UsernameExistsException) return undefined;
        throw error;
      }
    },

    /** Has Cognito mail a new first password, for an account that was never used. */
    async resend(invitation: Invitation): Promise<void> {
      await mail(invitation, true);
    },
  };
}
