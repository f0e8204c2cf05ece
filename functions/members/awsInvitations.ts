import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Invitations } from './Invitations.ts';
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

  return {
    async invite(invitation) {
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
    },
  };
}
