import type { CustomMessageTriggerEvent } from 'aws-lambda';
import type { Granted, Needs } from '../grants.ts';
import type { MailRequest } from '../members/invitationMail.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';

type SignInSpec<Wanted extends Needs> = {
  readonly on: { readonly signIn: 'CustomMessage' };
  readonly needs: Wanted;
};

/**
 * Binds a use case to Cognito's custom message trigger. Invitations get its words, and every other message keeps Cognito's.
 * Source: Cognito Developer Guide, "Custom message Lambda trigger".
 */
export function signInEdge<Wanted extends Needs>(
  _spec: SignInSpec<Wanted>,
  useCase: (
    granted: Granted<Wanted>,
    request: MailRequest,
  ) => Promise<{ readonly subject: string; readonly html: string } | undefined>,
  providers: Providers<Wanted>,
) {
  return async (event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> => {
    if (event.triggerSource !== 'CustomMessage_AdminCreateUser') return event;
    const { clientMetadata = {}, usernameParameter, codeParameter } = event.request;
    const mail = await useCase(dependenciesFor<Wanted>(providers), {
      metadata: clientMetadata,
      user: usernameParameter ?? '{username}',
      password: codeParameter,
    });
    if (!mail) return event;
    return { ...event, response: { ...event.response, emailSubject: mail.subject, emailMessage: mail.html } };
  };
}
