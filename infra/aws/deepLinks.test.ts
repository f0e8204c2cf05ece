import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';

/** CloudFront gets the file as text and calls its one function, and so does this test. */
const context = createContext({});
runInContext(readFileSync(new URL('deepLinks.js', import.meta.url), 'utf8'), context);

test.each([
  ['/', '/index.html'],
  ['/conversations/cnv_abcdefghijklmnopqrst', '/index.html'],
  ['/signed-in', '/index.html'],
  ['/assets/page-1a2b.js', '/assets/page-1a2b.js'],
  ['/settings.json', '/settings.json'],
  ['/v1.2/inspections', '/index.html'],
])('a visitor to %s gets %s', (uri, served) => {
  const request = runInContext(`handler({ request: { uri: ${JSON.stringify(uri)} } })`, context) as {
    uri: string;
  };
  expect(request.uri).toBe(served);
});
