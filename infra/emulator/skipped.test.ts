import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { skipped } from './skipped.ts';

test('what is skipped on the emulator is a scenario file, or the start of the title of a test in it', async () => {
  const unknown: string[] = [];
  for (const { file, test: name } of skipped) {
    const titles = titlesIn(await readFile(new URL(`../scenarios/${file}`, import.meta.url), 'utf8'));
    if (name !== undefined && !titles.some((title) => title.startsWith(anyNumber(name)))) unknown.push(name);
  }
  expect(unknown).toEqual([]);
});

/** Returns the titles of the tests at the top level. Those of `test.each` are there with every string of the file in place of %s. */
function titlesIn(source: string): readonly string[] {
  const strings = [...source.matchAll(/'([^'\n]+)'/g)].map(([, value = '']) => value);
  return [...source.matchAll(/^(?:test\(|\](?: as const)?\)\()\s*'(.+)',/gm)].flatMap(([, title = '']) =>
    (title.includes('%s') ? strings.map((value) => title.replace('%s', value)) : [title]).map(anyNumber),
  );
}

/** Replaces each number, and the %i of a row's number, by the same sign. */
function anyNumber(title: string): string {
  return title.replaceAll(/\d+|%i/g, '#');
}
