import { buildOnce } from '../../buildOnce.ts';
import { startBundler, type Bundler } from './startBundler.ts';

/** Builds the page of members, the only one that is deployed, and returns its folder. */
export function buildPage(bundler?: Bundler): Promise<string> {
  return build('web', 'production', bundler);
}

/** Builds the pages for developers, which exist on one machine only, and returns their folder. */
export function buildTools(bundler?: Bundler): Promise<string> {
  return build('tools', 'tools', bundler);
}

/** Builds with this bundler, or with one that stops afterwards. */
function build(name: string, mode: string, kept?: Bundler): Promise<string> {
  return buildOnce({
    name: () => name,
    sources: ['web', 'shared', 'package-lock.json'],
    async build(folder) {
      const bundler = kept ?? startBundler();
      try {
        await bundler.build(mode, folder);
      } finally {
        if (!kept) bundler.stop();
      }
    },
  });
}
