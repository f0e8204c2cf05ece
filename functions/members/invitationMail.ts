import { mailToNew } from './invitationWords.ts';

/** The part of Cognito's event that decides a message. `metadata` is what the caller of AdminCreateUser passed. */
export type MailRequest = {
  readonly metadata: Readonly<Record<string, string>>;
  readonly user: string;
  readonly password: string;
};

/** Writes Cognito's invitation with the page's address and the company's name. Returns undefined for its own wording. */
export async function invitationMail(
  _granted: object,
  { metadata, user, password }: MailRequest,
): Promise<{ readonly subject: string; readonly html: string } | undefined> {
  const { company, page } = metadata;
  if (company === undefined || page === undefined) return undefined;
  return mailToNew({ company, page }, user, password);
}
