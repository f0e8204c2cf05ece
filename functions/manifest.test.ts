import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeholdersOf } from '#shared/api/route.ts';
import { routes } from '#shared/api/routes.ts';
import { topics } from './carrier/topics.ts';
import { manifest, type FunctionSpec } from './manifest.ts';
import { queues } from './queues.ts';

const rows = Object.entries<FunctionSpec>(manifest);

describe('the manifest', () => {
  test('gives every handler its own row and its own use case', () => {
    const source = readFileSync(new URL('handlers.ts', import.meta.url), 'utf8');
    const bound = [
      ...source.matchAll(/^export const (\w+)Handler = \(\) =>\s+\w+\(\s*manifest\.(\w+),\s+(\w+),/gm),
    ];
    expect(bound.map(([, ...names]) => names)).toEqual(rows.map(([name]) => [name, name, name]));
  });

  test('names the folder of every use case, which the description of its Lambda function shows', () => {
    const source = readFileSync(new URL('handlers.ts', import.meta.url), 'utf8');
    const folderOf = new Map(
      [...source.matchAll(/^import \{([^}]+)\} from '\.\/(\w+)\//gm)].flatMap(([, names = '', folder]) =>
        names.split(',').map((name) => [name.trim(), folder] as const),
      ),
    );
    expect(rows.map(([name]) => folderOf.get(name))).toEqual(rows.map(([, spec]) => spec.in));
  });

  test('answers every route by exactly one function, of the same name', () => {
    const behindHttp = rows.flatMap(([name, { on }]) => ('http' in on ? [[name, on.http] as const] : []));
    expect(Object.fromEntries(behindHttp)).toEqual(routes);
    expect(behindHttp).toHaveLength(Object.keys(routes).length);
  });

  test('reads every topic and queue with exactly one function', () => {
    const taken = rows.flatMap(([, { on }]) =>
      'topic' in on ? on.topic.name : 'queue' in on ? on.queue.name : [],
    );
    const named = [...Object.values(topics), ...Object.values(queues)].map(({ name }) => name);
    expect(taken.toSorted()).toEqual(named.toSorted());
    expect(new Set(named).size).toBe(named.length);
  });

  test('handles each event of a live connection with exactly one function', () => {
    const moments = rows.flatMap(([, { on }]) => ('socket' in on ? on.socket : []));
    expect(moments.toSorted()).toEqual(['$connect', '$default', '$disconnect']);
  });

  test('lets two functions read the stream, because the service allows no more', () => {
    const readers = rows.filter(([, { on }]) => 'stream' in on).map(([name]) => name);
    expect(readers).toEqual(['queueMessages', 'announceChanges']);
  });

  test('lets only deliverMessage call the carrier (P15)', () => {
    const texting = rows.filter(([, { needs }]) => needs.carrier).map(([name]) => name);
    expect(texting).toEqual(['deliverMessage']);
  });
});

describe('the routes', () => {
  test('each have a unique method and path', () => {
    const shapes = Object.values(routes).map(
      ({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`,
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  test.each(Object.entries(routes))(
    'of %s take every placeholder of their path from the input',
    (_, { path, input }) => {
      expect(Object.keys(input.def.shape)).toEqual(expect.arrayContaining([...placeholdersOf(path)]));
    },
  );
});
