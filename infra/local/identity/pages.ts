import { escapeMarkup } from '#shared/domain/escapeMarkup.ts';
import { mountPath } from './localIssuer.ts';
import type { Account } from './accountRegistry.ts';

/**
 * Renders the people who can sign in as buttons and a field for an e-mail, with the problem of the last
 * input.
 */
export function signInPage(accounts: readonly Account[], unknownEmail?: string): string {
  const people = accounts.map(
    ({ name, email, companies, role }) => `<li><button name="email" value="${escapeMarkup(email)}">
<span class="face" aria-hidden="true">${escapeMarkup(initialsOf(name))}</span>
<span class="who"><b>${escapeMarkup(name)}</b><span>${escapeMarkup(email)}</span><span>${escapeMarkup(`${role} · ${companies.join(', ')}`)}</span></span>
</button></li>`,
  );
  const fault =
    unknownEmail === undefined
      ? ''
      : `<p class="fault" role="alert">${unknownEmail ? `No member has the e-mail “${escapeMarkup(unknownEmail)}”.` : 'No e-mail was typed.'} Choose one of the people above, or type one of their e-mails.</p>`;
  return page(
    'Sign in to Conversations',
    `<h1>Sign in to Conversations</h1>
<p>Choose who you are. This sign-in exists on this machine only; there are no passwords.</p>
<form method="post"><ul>${people.join('')}</ul></form>
<form method="post" class="typed">
<label for="email">Or type an e-mail</label>
<div><input id="email" name="email" type="email" autocomplete="username" value="${escapeMarkup(unknownEmail ?? '')}"><button>Sign in</button></div>
${fault}</form>`,
  );
}

/**
 * Renders the provider's own form. Its script submits it at once; without scripts the user presses a button.
 */
export function signOutPage(form: string): string {
  return page(
    'Sign out',
    `<h1>Signing out…</h1>${form}<p><button form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`,
    `<script src="${mountPath}/signOut.js" defer></script>`,
  );
}

export function messagePage(title: string, sentence: string, home: string): string {
  return page(
    title,
    `<h1>${escapeMarkup(title)}</h1><p>${escapeMarkup(sentence)}</p><p><a href="${home}">Go to Conversations</a></p>`,
  );
}

function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="${mountPath}/colors.css">
<link rel="stylesheet" href="${mountPath}/identity.css">
<script src="/theme.js"></script>
${head}</head>
<body><main>${body}</main></body>
</html>
`;
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.at(0) ?? '').join('');
}
