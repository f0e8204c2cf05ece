import { readFile } from 'node:fs/promises';

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export type PageFile = { readonly contentType: string; readonly bytes: Buffer };

/** Finds a file of the handsets' page by its path under the endpoint. Undefined when it does not exist. */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  const name = path === '/phone' || path === '/phone/' ? 'phone.html' : path.replace(/^\/phone\//, '');
  const [, extension = ''] = /^\w+\.(\w+)$/.exec(name) ?? [];
  const contentType = contentTypes[extension];
  if (contentType === undefined) return undefined;
  try {
    return { contentType, bytes: await readFile(new URL(`page/${name}`, import.meta.url)) };
  } catch {
    return undefined;
  }
}
