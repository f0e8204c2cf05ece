import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPage } from '../local/page/buildPage.ts';

test('the bucket gets the page of members and nothing of the pages for developers', async () => {
  const folder = await buildPage();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const documents = files.filter(({ name }) => name.endsWith('.html'));
  expect(documents.map(({ name, parentPath }) => join(parentPath, name))).toEqual([
    join(folder, 'index.html'),
  ]);
  for (const { name, parentPath } of files) {
    expect(readFileSync(join(parentPath, name), 'utf8')).not.toMatch(/phone\/api|\/tools\/|swagger/i);
  }
});

test('the first paint waits only for files that a browser keeps', async () => {
  const document = readFileSync(join(await buildPage(), 'index.html'), 'utf8');
  const blocking = document.match(/<script [^>]*src="[^"]+"|<link rel="stylesheet"[^>]*href="[^"]+"/g) ?? [];
  expect(blocking).toHaveLength(3);
  for (const tag of blocking) expect(tag).toMatch(/"\/assets\/[^"]+"$/);
});
