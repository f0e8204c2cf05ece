import { randomUUID } from 'node:crypto';
import type { CustomMessageTriggerEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { readBody } from '../phoneNetwork/readBody.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import type { AccountRegistry } from './accountRegistry.ts';
import type { Mailbox } from './mailbox.ts';

const NewUser = z.object({
  UserPoolId: z.string(),
  Username: z.string(),
  MessageAction: z.optional(z.string()),
  UserAttributes: z.optional(z.array(z.object({ Name: z.string(), Value: z.string() }))),
  ClientMetadata: z._default(z.record(z.string(), z.string()), {}),
});
const NewMail = z.object({
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({ Text: z.object({ Data: z.string() }) }),
    }),
  }),
});

/** Runs the pool's trigger for messages, as Cognito does before it sends one. */
export type WriteMessage = (event: CustomMessageTriggerEvent) => Promise<CustomMessageTriggerEvent>;

type Behind = {
  readonly accounts: AccountRegistry;
  readonly mailbox: Mailbox;
  readonly writeMessage: WriteMessage;
};

const maxBytes = 100_000;
type Answer = { readonly status: number; readonly body: object; readonly error?: string };

/**
 * Serves the operations of Cognito and SES that functions use to the real SDK clients: AdminCreateUser and AdminGetUser in AWS
 * JSON 1.1, and SendEmail. Sources: Cognito user pools API Reference, SES API v2 Reference.
 */
export function userPoolEndpoint(behind: Behind): Endpoint {
  return async (request, response) => {
    const body = (await readBody(request, maxBytes)) ?? '';
    const [, operation = ''] =
      /^AWSCognitoIdentityProviderService\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
    const answer = await answerTo(behind, operation, request.url ?? '/', body).catch((): Answer =>
      refused('InvalidParameterException'),
    );
    response
      .writeHead(answer.status, {
        'content-type': 'application/x-amz-json-1.1',
        ...(answer.error && { 'x-amzn-errortype': answer.error }),
      })
      .end(JSON.stringify(answer.body));
  };
}

async function answerTo(behind: Behind, operation: string, path: string, body: string): Promise<Answer> {
  const input: unknown = JSON.parse(body);
  if (operation === 'AdminCreateUser') return createUser(behind, NewUser.parse(input));
  if (operation === 'AdminGetUser') return getUser(behind, NewUser.parse(input));
  if (path !== '/v2/email/outbound-emails') return refused('UnknownOperationException');
  const { Destination, Content } = NewMail.parse(input);
  const { Subject, Body } = Content.Simple;
  for (const to of Destination.ToAddresses) {
    await behind.mailbox.deliver({ to, subject: Subject.Data, body: Body.Text.Data });
  }
  return { status: 200, body: { MessageId: randomUUID() } };
}

async function createUser(
  { accounts, mailbox, writeMessage }: Behind,
  { UserPoolId, Username: email, UserAttributes = [], ClientMetadata }: z.infer<typeof NewUser>,
): Promise<Answer> {
  const isKnown = accounts.find(email) !== undefined;
  const name = UserAttributes.find((attribute) => attribute.Name === 'name')?.Value ?? email;
  // A known person can sign in for the company too, which Cognito does not know.
  const { sub } = await accounts.invite({
    email,
    name,
    company: ClientMetadata['company'] ?? '',
    role: 'Member',
  });
  if (isKnown) return refused('UsernameExistsException');
  const { response } = await writeMessage({
    version: '1',
    region: 'local',
    userPoolId: UserPoolId,
    userName: sub,
    triggerSource: 'CustomMessage_AdminCreateUser',
    callerContext: { awsSdkVersion: '', clientId: '' },
    request: {
      userAttributes: {},
      codeParameter: '(none on this machine)',
      linkParameter: '',
      usernameParameter: email,
      clientMetadata: ClientMetadata,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  });
  await mailbox.deliver({
    to: email,
    subject: response.emailSubject ?? 'Your temporary password',
    body: response.emailMessage ?? '',
  });
  return { status: 200, body: { User: { Username: sub, Attributes: [{ Name: 'sub', Value: sub }] } } };
}

async function getUser({ accounts }: Behind, { Username }: z.infer<typeof NewUser>): Promise<Answer> {
  const account = accounts.find(Username);
  if (!account) return refused('UserNotFoundException');
  const UserAttributes = [{ Name: 'sub', Value: account.sub }];
  return {
    status: 200,
    body: { Username: account.sub, Enabled: true, UserStatus: 'CONFIRMED', UserAttributes },
  };
}

function refused(error: string): Answer {
  return { status: 400, error, body: { __type: error, message: error } };
}
