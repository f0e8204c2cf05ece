import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { refuse } from '#shared/domain/refusal.ts';
import type { Invitation, Invitations } from './Invitations.ts';
import { mailToKnown } from './invitationWords.ts';
import { userPool } from './userPool.ts';

type Settings = {
  readonly userPoolId: string;
  readonly issuer: string;
  readonly pageAddress: string;
  /** The address from which people with an account are told; they get no mail without it. */
  readonly mailFrom: string | undefined;
};

/** Creates the invitations of a Cognito user pool. Cognito mails new people, and SES those who have an account. */
export function awsInvitations({ mailFrom, ...pool }: Settings): Invitations {
  const settings = { requestHandler: { connectionTimeout: 1000, requestTimeout: 4000 }, maxAttempts: 2 };
  const accounts = userPool(new CognitoIdentityProviderClient(settings), pool);
  const mail = new SESv2Client(settings);

  async function invite(invitation: Invitation): Promise<string> {
    const created = await accounts.create(invitation);
    if (created !== undefined) return created;
    const known = await accounts.find(invitation.email);
    if (!known) throw new Error('The user pool has this address and does not find it');
    if (known.waiting) await accounts.resend(invitation);
    else if (mailFrom !== undefined) {
      const { subject, text } = mailToKnown({ ...invitation, page: pool.pageAddress });
      await mail.send(
        new SendEmailCommand({
          FromEmailAddress: mailFrom,
          Destination: { ToAddresses: [invitation.email] },
          Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
        }),
      );
    }
    return known.subject;
  }

  return {
    invite: async (invitation) =>
      invite(invitation).catch((error: unknown) => {
        if (isMailLimit(error)) return refuse({ code: 'mail-limit-reached' });
        throw error;
      }),
  };
}

/**
 * Returns true for the answer of Cognito and of SES when an account has sent its mails of the day. Cognito's own sender has 50 for
 * all pools of an account. Sources: Cognito Developer Guide, "Quotas in Amazon Cognito"; SES API v2 Reference, SendEmail.
 */
function isMailLimit(error: unknown): boolean {
  return error instanceof Error && error.name === 'LimitExceededException';
}
