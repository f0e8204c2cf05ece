import { escapeMarkup } from '#shared/domain/escapeMarkup.ts';

type Facts = { readonly company: string; readonly page: string };

/** Writes the mail to a person who has an account already. */
export function mailToKnown({ company, page }: Facts) {
  return {
    subject: `${company} invites you to Conversations`,
    text: `${company} added you to Conversations, where its office texts with clients, agents and inspectors.

Sign in as usual at ${page} and choose ${company} in the user menu.

If you do not know ${company}, ignore this mail.`,
  };
}

/** Writes the mail to a new person. Cognito fills in the two placeholders and requires both. */
export function mailToNew({ company, page }: Facts, user: string, password: string) {
  const [shownCompany, shownPage] = [company, page].map(escapeMarkup) as [string, string];
  return {
    subject: `${company} invites you to Conversations`,
    html: `<p>${shownCompany} added you to Conversations, where its office texts with clients, agents and inspectors.</p>
<p>Sign in within seven days at <a href="${shownPage}">${shownPage}</a> with your address ${user} and this first password: <b>${password}</b></p>
<p>If you do not know ${shownCompany}, ignore this mail.</p>`,
  };
}
