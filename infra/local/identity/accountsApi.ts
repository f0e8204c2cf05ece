import type { IncomingMessage, ServerResponse } from 'node:http';
import { parsedJson } from '#shared/domain/parsedJson.ts';
import { readBody } from '../phoneNetwork/readBody.ts';
import { Invitation, type AccountRegistry } from './accountRegistry.ts';
import type { Mailbox } from './mailbox.ts';

/**
 * Serves programs on this machine: `GET /accounts` lists the people who can sign in, `POST /accounts` invites
 * a person, `GET /mails` lists the mails. Accepts JSON only. The endpoint returns undefined for other paths.
 */
export function accountsApi(accounts: AccountRegistry, mailbox: Mailbox) {
  async function invite(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['content-type'] !== 'application/json') {
      return write(response, 415, { detail: 'Send the invitation as application/json.' });
    }
    const read = Invitation.safeParse(parsedJson((await readBody(request, 4096)) ?? ''));
    if (!read.success) {
      const detail = 'An invitation has email, name, company and role, and nothing else.';
      return write(response, 400, { detail });
    }
    write(response, 200, await accounts.invite(read.data));
  }

  return (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (path === '/mails') {
      request.resume();
      write(response, 200, mailbox.list());
      return Promise.resolve();
    }
    if (path !== '/accounts') return undefined;
    if (request.method === 'POST') {
      return invite(request, response).catch(() => {
        if (!response.headersSent) write(response, 500, { detail: 'The invitation could not be stored.' });
      });
    }
    request.resume();
    write(response, 200, accounts.list());
    return Promise.resolve();
  };
}

function write(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'cache-control': 'no-store', 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}
