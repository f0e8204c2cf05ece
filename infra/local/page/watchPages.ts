import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stampFile } from '../../buildOnce.ts';
import { securityHeaders } from '../../securityHeaders.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { onChange } from '../runtime/onChange.ts';
import { buildPage, buildTools } from './buildPage.ts';
import { servePage, serveTools } from './servePage.ts';
import { startBundler } from './startBundler.ts';

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
 * Serves the pages. When a source changes, the page of members is built again at once, and the others when a developer opens them. An open
 * page then loads again, and the drafts in it survive as in any reload. `report` gets the bundler's complaint about a source that
 * cannot be built, and the last good build stays.
 */
export async function watchPages(
  folders: PageFolders,
  report: (sentence: string) => void,
): Promise<Pages & { readonly close: () => void }> {
  // Started now, so that the first change is shown sooner.
  const bundler = startBundler();
  let building = Promise.resolve();
  let isClosed = false;

  async function watched(kind: keyof PageFolders, serve: typeof servePage, buildAgain: typeof buildPage) {
    const load = async (folder: string) => {
      const build = await readFile(join(folder, stampFile), 'utf8');
      const tag = `<script src="${scriptPath}" data-of="${kind}" data-build="${build}" defer></script>`;
      return { build, endpoint: serve(folder, tag) };
    };
    let loaded = await load(folders[kind]);
    let isOld = false;

    async function replace(): Promise<void> {
      if (isClosed) return;
      try {
        loaded = await load(await buildAgain(bundler));
      } catch (error) {
        // The product stops in the middle of a build when the change restarts it too.
        if (isClosed) return;
        report(`The page was not built again: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return {
      sourceChanged() {
        isOld = true;
      },
      /** Returns the newest build, and asks for another when a source has changed. */
      current() {
        if (isOld) building = building.then(replace);
        isOld = false;
        return loaded;
      },
    };
  }
  const page = await watched('page', servePage, buildPage);
  const tools = await watched('tools', serveTools, buildTools);
  const stopWatching = onChange(
    ['web', 'shared'],
    () => true,
    () => {
      tools.sourceChanged();
      page.sourceChanged();
      page.current();
    },
  );

  return {
    page: (request, response) => page.current().endpoint(request, response),
    tools: (request, response) => tools.current().endpoint(request, response),
    reload(request, response) {
      request.resume();
      const path = request.url;
      const [type, body] =
        path === scriptPath
          ? ['text/javascript', script]
          : ['text/plain', (path === '/reload/tools' ? tools : page).current().build];
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...securityHeaders() });
      response.end(body);
    },
    close() {
      isClosed = true;
      stopWatching();
      bundler.stop();
    },
  };
}
