import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeholdersOf } from '#shared/api/route.ts';
import { routes } from '#shared/api/routes.ts';
import { topics } from './carrier/topics.ts';
import { manifest, type FunctionSpec } from './manifest.ts';
import { queues } from './queues.ts';

const here = new URL('.', import.meta.url);
const rows = Object.entries<FunctionSpec>(manifest);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.lambda.ts'),
);

describe('the manifest', () => {
  test('has a row for every function file, and a function file for every row', () => {
    expect(files.toSorted()).toEqual(rows.map(([name, spec]) => `${spec.in}/${name}.lambda.ts`).toSorted());
  });

  test.each(rows)('starts %s with its own row, its own use case and what its row needs', (name, spec) => {
    const source = readFileSync(new URL(`${spec.in}/${name}.lambda.ts`, here), 'utf8');
    const edge = edgeOf(spec);
    const providers = Object.keys(spec.needs).join(', ');
    const given = providers === '' ? '{}' : `{ ${providers} }`;
    const onOneLine = source.replace(/\s+/g, ' ').replace(/, \}/g, ' }');
    expect(onOneLine).toContain(`export const handler = ${edge}(manifest.${name}, ${name}, ${given});`);
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

function edgeOf({ on }: FunctionSpec): string {
  if ('http' in on) return 'httpEdge';
  if ('socket' in on) return 'socketEdge';
  if ('topic' in on) return 'topicEdge';
  if ('signIn' in on) return 'signInEdge';
  if ('queue' in on || 'deadLettersOf' in on) return 'queueEdge';
  return 'stream' in on ? 'streamEdge' : 'scheduleEdge';
}
