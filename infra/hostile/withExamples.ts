import { placeholdersOf } from '#shared/api/route.ts';
import type { Inputs } from './memberInputs.ts';

type Schema = Readonly<Record<string, unknown>>;
type Parameter = Schema & { readonly name: string; readonly in: string; readonly schema: Schema };
type Body = { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
type Operation = Schema & {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Body;
};
export type OpenApi = Schema & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/**
 * Keeps the operations that have the prefix or have it not, and adds to their description what exists: one whole example of each
 * request, and beside the schema of each field the value that exists, so that generated requests use it as often as an invented one.
 */
export function withExamples(document: OpenApi, inputs: Inputs, company: string): OpenApi {
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => {
        const input: Schema = inputs[operation.operationId as keyof Inputs] ?? {};
        return [method, withExample(path, operation, { ...input, 'x-company': company })];
      }),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function withExample(path: string, operation: Operation, values: Schema): Operation {
  const { parameters, requestBody } = operation;
  const named = parameters.map((parameter) => {
    const { name, schema } = parameter;
    if (!(name in values)) return { ...parameter, schema: withoutExamples(schema) };
    return { ...parameter, example: values[name], schema: either(values[name], schema) };
  });
  if (!requestBody) return { ...operation, parameters: named };
  const { schema } = requestBody.content['application/json'];
  const properties = Object.entries(schema['properties'] as Record<string, Schema>);
  const body = {
    ...schema,
    properties: Object.fromEntries(
      properties.map(([name, field]) => [
        name,
        name in values ? either(values[name], field) : withoutExamples(field),
      ]),
    ),
  };
  const inPath = [...placeholdersOf(path), 'x-company'];
  const example = Object.fromEntries(Object.entries(values).filter(([name]) => !inPath.includes(name)));
  const content = { 'application/json': { schema: body, example } };
  return { ...operation, parameters: named, requestBody: { ...requestBody, content } };
}

function either(value: unknown, schema: Schema): Schema {
  return { anyOf: [{ enum: [value] }, withoutExamples(schema)] };
}

/** The examples of the description are valid, but nothing has their ids. */
function withoutExamples<Value>(schema: Value): Value {
  if (Array.isArray(schema)) return schema.map(withoutExamples) as Value;
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields = Object.entries(schema).filter(([name]) => name !== 'examples');
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutExamples(value)])) as Value;
}
