import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Route } from '#shared/api/route.ts';

/** One id of each kind. Either all of them exist, or none does. */
export type Ids = {
  readonly companyId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly inspectionId: string;
  readonly memberId: string;
  readonly messageId: string;
  readonly number: string;
  readonly roleName: string;
  /** The key of the message in its thread. */
  readonly at: string;
};

type Schema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** The kinds of ids, by what their patterns begin with. */
const idPatterns = {
  '^co_': 'companyId',
  '^con_': 'contactId',
  '^cnv_': 'conversationId',
  '^insp_': 'inspectionId',
  '^mem_': 'memberId',
  '^\\+[1-9]': 'number',
} as const satisfies Record<string, keyof Ids>;

/** Fills the required fields of a route, every field that takes an id, and every field that takes one value. Throws when it does not know how to fill one. */
export function sampleInput(routeName: string, route: Route, ids: Ids): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name, field]) => schema.required?.includes(name) === true || holdsId(name, field) || isSwitch(field),
  );
  return Object.fromEntries(
    fields.map(([name, field]) => [name, sampleOf(`${routeName}.${name}`, name, field, ids)]),
  );
}

/** Returns true for a field with one value, which says what a request asks for. An id may need it. */
function isSwitch(field: Schema): boolean {
  return field.enum?.length === 1;
}

/** Returns true for a route with an id that a stranger could try. */
export function takesIds(route: Route): boolean {
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as Schema;
  return Object.entries(schema.properties ?? {}).some(([name, field]) => holdsId(name, field));
}

function holdsId(name: string, field: Schema): boolean {
  return (
    name === 'messageId' ||
    name === 'roleName' ||
    idKindOf(field) !== undefined ||
    (field.items !== undefined && holdsId('', field.items))
  );
}

function idKindOf({ pattern = '' }: Schema): keyof Ids | undefined {
  const [, kind] = Object.entries(idPatterns).find(([start]) => pattern.startsWith(start)) ?? [];
  return kind;
}

function sampleOf(path: string, name: string, field: Schema, ids: Ids): unknown {
  const kind = idKindOf(field);
  if (kind) return ids[kind];
  if (name === 'messageId' || name === 'roleName' || name === 'at') return ids[name];
  if (name === 'newMessageId') return randomUUID();
  if (field.anyOf?.[0]) return sampleOf(path, name, field.anyOf[0], ids);
  if (name === 'month') return '2026-03';
  if (field.enum) return field.enum[0];
  if (field.format === 'email') return 'sam@oakhill.example';
  if (field.format === 'date-time') return new Date(Date.now() + 3_600_000).toISOString();
  if (field.type === 'array' && field.items) return [sampleOf(path, '', field.items, ids)];
  // A row of a file of people. Its company comes from the caller, and it names no person of the other one.
  if (field.type === 'object') return {};
  if (field.type === 'integer') return Math.max(field.minimum ?? 0, 0);
  if (field.type === 'boolean') return true;
  // Names and texts, whose patterns exclude control characters only.
  if (field.type === 'string' && (field.pattern ?? '^(?:').startsWith('^(?:')) return 'Sam Lee';
  throw new Error(`sampleInput.ts does not know how to fill ${path}: ${JSON.stringify(field)}`);
}
