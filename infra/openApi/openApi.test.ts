import { expect, test } from 'vitest';
import { routes } from '#shared/api/routes.ts';
import { openApi } from './openApi.ts';

const document = openApi(routes, 'http://localhost:4000');

function schemasIn(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'string' ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(schemasIn)];
}

test('every route is in the document, under the first segment of its path', () => {
  type Operation = { readonly operationId: string; readonly tags: readonly string[] };
  const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(routes).toSorted());
  expect(operations.find(({ operationId }) => operationId === 'sendMessage')?.tags).toEqual([
    'conversations',
  ]);
});

test('every string with a pattern or a format has an example that is valid', () => {
  const constrained = schemasIn(document).filter(({ pattern, format }) => pattern ?? format);
  expect(constrained.length).toBeGreaterThan(100);
  for (const { pattern, examples } of constrained) {
    const [example, ...others] = examples as readonly string[];
    expect(others).toEqual([]);
    expect(example).toMatch(new RegExp(typeof pattern === 'string' ? pattern : '.', 'u'));
  }
});

test('no pattern names half a character, which most engines of other languages refuse', () => {
  const patterns = schemasIn(document).flatMap(({ pattern }) => (typeof pattern === 'string' ? pattern : []));
  expect(patterns).toContain(String.raw`^(?:[^\u0000-\u001f\u007f-\u009f])*$`);
  expect(patterns.filter((pattern) => /\\ud[89a-f]/i.test(pattern))).toEqual([]);
});
