import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stampFile } from '../../buildOnce.ts';
import { securityHeaders } from '../../securityHeaders.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { onChange } from '../runtime/onChange.ts';
import { buildPage, buildTools } from './buildPage.ts';
import { servePage, serveTools } from './servePage.ts';

/** The folders of the members' page and of the pages for developers. */
export type PageFolders = { readonly page: string; readonly tools: string };

export type Pages = {
  readonly page: Endpoint;
  readonly tools: Endpoint;
  /** Answers which build is served, for pages that load again after a change. */
  readonly reload?: Endpoint;
};

const script = readFileSync(new URL('reload.js', import.meta.url));
const scriptPath = '/reload/reload.js';

/** Serves the pages as they were built. */
export function builtPages({ page, tools }: PageFolders): Pages {
  return { page: servePage(page), tools: serveTools(tools) };
}

/**
 * Serves the pages, and builds them again when a source changes. An open page then loads again, and the drafts in it survive
 * as in any reload. `report` gets the bundler's complaint about a source that cannot be built, and the last good build stays.
 */
export async function watchPages(
  folders: PageFolders,
  report: (sentence: string) => void,
): Promise<Pages & { readonly close: () => void }> {
  const kinds = {
    page: { build: buildPage, serve: servePage },
    tools: { build: buildTools, serve: serveTools },
  } as const;
  const load = async (kind: keyof typeof kinds, folder: string) => ({
    build: await readFile(join(folder, stampFile), 'utf8'),
    endpoint: kinds[kind].serve(folder, `<script src="${scriptPath}" data-of="${kind}" defer></script>`),
  });
  const served = { page: await load('page', folders.page), tools: await load('tools', folders.tools) };

  /** One after the other, because the bundler needs much memory. */
  async function buildAgain(): Promise<void> {
    for (const kind of ['page', 'tools'] as const) served[kind] = await load(kind, await kinds[kind].build());
  }
  let building = Promise.resolve();
  const close = onChange(
    ['web', 'shared'],
    () => true,
    () => {
      building = building.then(buildAgain).catch((error: unknown) => {
        report(`The page was not built again: ${error instanceof Error ? error.message : String(error)}`);
      });
    },
  );

  return {
    page: (request, response) => served.page.endpoint(request, response),
    tools: (request, response) => served.tools.endpoint(request, response),
    reload(request, response) {
      request.resume();
      const path = request.url;
      const kind = path === '/reload/tools' ? 'tools' : 'page';
      const [type, body] =
        path === scriptPath ? ['text/javascript', script] : ['text/plain', served[kind].build];
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...securityHeaders() });
      response.end(body);
    },
    close,
  };
}
