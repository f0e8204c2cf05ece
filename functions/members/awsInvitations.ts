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
  /** Gets the error of a mail that SES refused. */
  readonly onMailFailed: (error: unknown) => void;
};

/**
 * Creates the invitations of a Cognito user pool. Cognito mails new people, who need the password in the mail. SES mails those who
 * have an account, and who can sign in without the mail, so its refusal does not fail the invitation.
 */
export function awsInvitations({ mailFrom, onMailFailed, ...pool }: Settings): Invitations {
  const settings = { requestHandler: { connectionTimeout: 1000, requestTimeout: 4000 }, maxAttempts: 2 };
  const accounts = userPool(new CognitoIdentityProviderClient(settings), pool);
  const mail = new SESv2Client(settings);

  async function mailTo({ email, company }: Invitation, from: string): Promise<void> {
    const { subject, text } = mailToKnown({ company, page: pool.pageAddress });
    await mail.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [email] },
        Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
      }),
    );
  }

  async function invite(invitation: Invitation): Promise<string> {
    const created = await accounts.create(invitation);
    if (created !== undefined) return created;
    const known = await accounts.find(invitation.email);
    if (!known) throw new Error('The user pool has this address and does not find it');
    if (known.waiting) await accounts.resend(invitation);
    else if (mailFrom !== undefined) await mailTo(invitation, mailFrom).catch(onMailFailed);
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
 * Returns true for the answer of Cognito when an account has sent its mails of the day, which are 50 for all its pools. Source:
 * Cognito Developer Guide, "Quotas in Amazon Cognito".
 */
function isMailLimit(error: unknown): boolean {
  return error instanceof Error && error.name === 'LimitExceededException';
}
