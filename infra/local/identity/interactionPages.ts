import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { securityHeaders } from '../../securityHeaders.ts';
import { messagePage, signInPage } from './pages.ts';
import type { AccountRegistry } from './accountRegistry.ts';

const files: Readonly<Record<string, { readonly type: string; readonly name: string }>> = {
  // The pages look like the product's and follow its theme.
  '/colors.css': { type: 'text/css; charset=utf-8', name: '../../../web/colors.css' },
  '/identity.css': { type: 'text/css; charset=utf-8', name: 'identity.css' },
  '/signOut.js': { type: 'text/javascript; charset=utf-8', name: 'signOut.js' },
};

const maxBytes = 4096;

/**
 * Serves the pages of the sign-in. The endpoint returns undefined for requests that the provider itself must
 * answer.
 */
export function interactionPages(provider: Provider, accounts: AccountRegistry) {
  async function show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    write(response, 200, signInPage(accounts.list()));
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    const email = ((await readForm(request)).get('email') ?? '').trim().toLowerCase();
    const account = accounts.find(email);
    if (!account) return write(response, 400, signInPage(accounts.list(), email));
    await provider.interactionFinished(request, response, { login: { accountId: account.sub } });
  }

  return (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> | undefined => {
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (file) {
      response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache' });
      response.end(readFileSync(new URL(file.name, import.meta.url)));
      return Promise.resolve();
    }
    if (!path.startsWith('/sign-in/')) return undefined;
    const act = request.method === 'POST' ? signIn : show;
    return act(request, response).catch(() => {
      if (response.headersSent) return;
      write(
        response,
        400,
        messagePage('This sign-in is over', 'It took too long, or was started in another window.', '/'),
      );
    });
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > maxBytes) break;
  }
  return new URLSearchParams(text);
}

function write(response: ServerResponse, status: number, page: string): void {
  response
    .writeHead(status, {
      ...securityHeaders(),
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    })
    .end(page);
}
