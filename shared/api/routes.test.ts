import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { PhoneNumber } from '../domain/phoneNumber.ts';
import { placeholdersOf } from './route.ts';
import { routes } from './routes.ts';

const all = Object.entries(routes);

test('every route that a file describes is in the list of routes, and no two files describe the same one', async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('Routes.ts'));
  const modules = (await Promise.all(files.map((name) => import(`./${name}`)))) as Record<string, object>[];
  const described = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, group]) => (name.endsWith('Routes') ? Object.keys(group) : [])),
  );
  expect(described.toSorted()).toEqual(Object.keys(routes).toSorted());
});

test('every name in a path is part of the input, and no two routes answer the same request', () => {
  const lost = all.filter(([, { path, input }]) =>
    placeholdersOf(path).some((name) => !Object.keys(input.shape).includes(name)),
  );
  expect(lost).toEqual([]);
  const asked = all.map(([, { method, path }]) => `${method} ${path.replace(/{\w+}/g, '{}')}`);
  expect(new Set(asked).size).toBe(asked.length);
});

test('no phone number, name or text is in a URL; searches and texts go in the body (P22)', () => {
  const personal = ['text', 'name', 'phone', 'mobile', 'email', 'number'];
  const inUrl = all.flatMap(([, { method, path, input }]) =>
    method === 'GET' ? Object.keys(input.shape) : placeholdersOf(path),
  );
  expect(inUrl.filter((name) => personal.includes(name))).toEqual([]);
});

test('every route with which a member only reads is open to admins whose company lost the plan or the number (P3)', () => {
  const closed = all.filter(
    ([, route]) =>
      route.method === 'GET' &&
      route.caller !== 'automation' &&
      route.needsTexting &&
      !('historyForAdmins' in route),
  );
  expect(closed.map(([name]) => name)).toEqual([]);
  const sending = ['sendMessage', 'resendMessage', 'editScheduledMessage', 'postAutomatedMessage'] as const;
  expect(sending.filter((name) => 'historyForAdmins' in routes[name])).toEqual([]);
});

test('an input with an unknown field is refused, so that a typo is not silently ignored', () => {
  const lax = all.filter(([, { input }]) =>
    (input.safeParse({ unknownField: 1 }).error?.issues ?? []).every(
      ({ code }) => code !== 'unrecognized_keys',
    ),
  );
  expect(lax.map(([name]) => name)).toEqual([]);
});

test('every string that a route accepts has a pattern, enum or format that every regex engine can compile', () => {
  const strings = all.flatMap(([name, { input }]) =>
    stringsIn(z.toJSONSchema(input, { io: 'input' })).map((schema) => ({
      name,
      schema: JSON.stringify(schema),
    })),
  );
  expect(strings.length).toBeGreaterThan(20);
  expect(strings.filter(({ schema }) => !/"(pattern|enum|format)":/.test(schema))).toEqual([]);
  const patterns = strings.flatMap(({ schema }) =>
    [...schema.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, quoted]) =>
      String(JSON.parse(quoted ?? '')),
    ),
  );
  expect(patterns.length).toBeGreaterThan(20);
  for (const pattern of patterns) expect(() => [new RegExp(pattern), new RegExp(pattern, 'u')]).not.toThrow();
  // Without its flag `\p{...}` compiles, and means the letter p.
  expect(patterns.filter((pattern) => pattern.includes('\\p{'))).toEqual([]);
});

test('every time that a route accepts is read to the millisecond, so that equal times are equal strings and sort in order', () => {
  const times = all.flatMap(([name, { input }]) => {
    const found: (readonly [string, z.core.$ZodType])[] = [];
    z.toJSONSchema(input, {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        if (jsonSchema.format === 'date-time') found.push([name, zodSchema]);
      },
    });
    // A schema with checks is a copy of one without, which is described as well.
    return found.filter(([, time]) => !found.some(([, other]) => other._zod.parent === time));
  });
  expect(times.length).toBeGreaterThan(8);
  const written = {
    '2026-03-21T14:00:00Z': '2026-03-21T14:00:00.000Z',
    '2026-03-21T14:00:00.5Z': '2026-03-21T14:00:00.500Z',
    [`2026-03-21T14:00:00.${'0'.repeat(2000)}Z`]: '2026-03-21T14:00:00.000Z',
    [`2026-03-21T14:00:00.0049${'9'.repeat(2000)}Z`]: '2026-03-21T14:00:00.004Z',
  };
  for (const [sent, read] of Object.entries(written)) {
    expect(times.map(([name, schema]) => [name, z.parse(schema, sent)])).toEqual(
      times.map(([name]) => [name, read]),
    );
  }
  const refused = ['2026-03-21T14:00:00+02:00', '2026-03-21T14:00Z', '2026-02-30T14:00:00Z', 'Z'];
  for (const [, schema] of times)
    expect(refused.filter((sent) => z.safeParse(schema, sent).success)).toEqual([]);
});

test('no answer to an automation has a place for a phone number (P22)', () => {
  const answers = all
    .filter(([, { caller }]) => caller === 'automation')
    .map(([name, { output }]) => [name, output] as const);
  expect(answers.length).toBeGreaterThan(4);
  const numbers = stringsIn(z.toJSONSchema(PhoneNumber)).map((schema) => JSON.stringify(schema));
  const revealing = answers.filter(([, output]) => {
    const schema = z.toJSONSchema(output);
    const named = JSON.stringify(schema).match(/"(?:phone|mobile|number)":/);
    return named !== null || stringsIn(schema).some((each) => numbers.includes(JSON.stringify(each)));
  });
  expect(revealing.map(([name]) => name)).toEqual([]);
});

function stringsIn(schema: unknown): readonly object[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(stringsIn);
  return 'type' in schema && schema.type === 'string' ? [schema, ...inner] : inner;
}
