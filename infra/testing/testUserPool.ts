import { openAccountRegistry } from '../local/identity/accountRegistry.ts';
import { localIssuer } from '../local/identity/localIssuer.ts';
import { openMailbox } from '../local/identity/mailbox.ts';
import { userPoolEndpoint } from '../local/identity/userPoolEndpoint.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsInvitations } from '#functions/members/awsInvitations.ts';
import { giveCredentials } from './giveCredentials.ts';
import { invitationMailHandler } from '#functions/handlers.ts';

const invitationMail = invitationMailHandler();

/** Opens a user pool with its mails behind the real SDK clients. */
export async function openTestUserPool() {
  const folder = await mkdtemp(join(tmpdir(), 'test-user-pool-'));
  const server = await listenOnLoopback();
  const [accounts, mailbox] = await Promise.all([
    openAccountRegistry(join(folder, 'accounts.journal'), []),
    openMailbox(join(folder, 'mails.journal')),
  ]);
  const pool = userPoolEndpoint({ accounts, mailbox, writeMessage: invitationMail });
  let isMailLimitReached = false;
  let sesRefusal: { readonly name: string; readonly message: string } | undefined;
  server.answer(async (request, response) => {
    if (sesRefusal && request.url === '/v2/email/outbound-emails') {
      const { name, message } = sesRefusal;
      response.writeHead(403, { 'x-amzn-errortype': name }).end(JSON.stringify({ message }));
      return;
    }
    const isMail = String(request.headers['x-amz-target']).endsWith('.AdminCreateUser');
    if (!isMail || !isMailLimitReached) return pool(request, response);
    response.writeHead(400, { 'x-amzn-errortype': 'LimitExceededException' }).end('{}');
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.origin,
    AWS_ENDPOINT_URL_SESV2: server.origin,
  });
  giveCredentials();
  const mailErrors: unknown[] = [];
  return {
    address: server.origin,
    invitations: awsInvitations({
      userPoolId: 'local',
      issuer: localIssuer,
      pageAddress: 'https://page.example',
      mailFrom: 'conversations@oakhill.example',
      onMailFailed: (error) => mailErrors.push(error),
    }),
    /** The errors of mails that SES refused. */
    mailErrors,
    /** Lets SES refuse every mail with this error, or accept mails again. */
    setSesRefusal: (refusal: typeof sesRefusal) => {
      sesRefusal = refusal;
    },
    /** Lets Cognito refuse every invitation, as it does after the mails of a day, or accept them again. */
    setMailLimitReached: (isReached: boolean) => {
      isMailLimitReached = isReached;
    },
    /** Returns the mails to this address, oldest first. */
    mailsTo: (email: string) => mailbox.list().filter(({ to }) => to === email),
    async close() {
      await server.close();
      await Promise.all([accounts.close(), mailbox.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
