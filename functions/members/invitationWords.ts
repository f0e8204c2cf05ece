import { escapeMarkup } from '#shared/domain/escapeMarkup.ts';
import { beginningOf } from '#shared/domain/text.ts';

type Facts = { readonly company: string; readonly page: string };

/** Cognito's limits of a subject. Source: Amazon Cognito API Reference, MessageTemplateType, `EmailSubject`. */
const maxSubjectLength = 140;
const refusedInSubject = /[^\p{L}\p{M}\p{S}\p{N}\p{P} ]/gu;

/** Writes the mail to a person who has an account already. */
export function mailToKnown({ company, page }: Facts) {
  return {
    subject: subjectOf(company),
    text: `${company} added you to Conversations, where its office texts with clients, agents and inspectors.

Sign in as usual at ${page} and choose ${company} in the user menu.

If you do not know ${company}, ignore this mail.`,
  };
}

/** Writes the mail to a new person. Cognito fills in the two placeholders and requires both. */
export function mailToNew({ company, page }: Facts, user: string, password: string) {
  const [shownCompany, shownPage] = [company, page].map(escapeMarkup) as [string, string];
  return {
    subject: subjectOf(company),
    html: `<p>${shownCompany} added you to Conversations, where its office texts with clients, agents and inspectors.</p>
<p>Sign in within seven days at <a href="${shownPage}">${shownPage}</a> with your address ${user} and this first password: <b>${password}</b></p>
<p>If you do not know ${shownCompany}, ignore this mail.</p>`,
  };
}

/** Shortens a long company name, and drops what joins emojis, so that Cognito accepts the subject. */
function subjectOf(company: string): string {
  const rest = ' invites you to Conversations';
  const longest = maxSubjectLength - rest.length;
  const name = company.replace(/\p{Z}/gu, ' ').replace(refusedInSubject, '');
  return (name.length > longest ? `${beginningOf(name, longest - 1)}…` : name) + rest;
}
