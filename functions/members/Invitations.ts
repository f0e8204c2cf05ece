import type { Refused } from '#shared/domain/refusal.ts';

/** A person to invite, and the company that invites. */
export type Invitation = { readonly email: string; readonly name: string; readonly company: string };

/** Invites people by e-mail to sign in. */
export type Invitations = {
  /**
   * Gives the person an account unless the address has one, and tells them by mail either way. Returns the subject (issuer#sub),
   * the key under which members are stored, or a refusal when no more mails to new people can be sent today.
   */
  readonly invite: (invitation: Invitation) => Promise<string | Refused>;
};
