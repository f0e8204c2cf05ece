import * as z from 'zod/mini';
import { Problem } from '#shared/api/problem.ts';
import { placeholdersOf, type Route } from '#shared/api/route.ts';
import { exampleOf } from './exampleOf.ts';

type Schema = Record<string, unknown>;

/**
 * Describes the routes in OpenAPI 3.1. The key of each route is its `operationId`; its schemas are those that
 * the functions check.
 */
export function openApi(routes: Readonly<Record<string, Route>>, serverUrl: string): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operation(operationId, route),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Conversations',
      version: '1',
      description:
        'Text with the contacts of your company. The company is that of the signed-in member; a member of several chooses one with the header x-company. Automations name it in the path and sign with AWS Signature Version 4 (service execute-api), at the address of the API itself: a signature does not survive a proxy that changes the host.',
    },
    servers: [{ url: serverUrl }],
    security: [{ accessToken: [] }],
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'The access token of a member. On one machine, `npm run --silent token -- kim@oakhill.example` prints one.',
        },
        // API Gateway exports it the same way, because OpenAPI has no scheme for signatures.
        awsSignature: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'awsSigv4',
          description:
            'A signature of AWS (SigV4, service `execute-api`). It covers the whole request, so it cannot be pasted: on one machine, `npm run --silent automation` signs and sends a request.',
        },
      },
      responses: {
        Problem: {
          description: 'Refused: a code with its facts, and a sentence that says what is valid (RFC 9457)',
          content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
        },
        TooManyRequests: {
          description: 'The caller used up this minute. Repeat the request after the time in Retry-After',
          headers: {
            'Retry-After': { description: 'Seconds to wait', required: false, schema: { type: 'integer' } },
          },
          content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
        },
      },
    },
  };
}

function operation(operationId: string, route: Route): Schema {
  const input = schemaOf(route.input, 'input') as {
    properties?: Record<string, Schema>;
    required?: readonly string[];
    additionalProperties?: unknown;
  };
  const inPath = placeholdersOf(route.path);
  const others = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  const path = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? { type: 'string' },
  }));
  const query = others.map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const body = {
    required: required.length > 0,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(others),
          ...(required.length > 0 && { required }),
          additionalProperties: false,
        },
      },
    },
  };
  const company = {
    name: 'x-company',
    in: 'header',
    required: false,
    description: 'The company to use; required for members of several companies',
    schema: { type: 'string' },
  };
  const isRead = route.method === 'GET';
  const isAutomation = route.caller === 'automation';
  return {
    operationId,
    tags: [tagOf(route.path)],
    ...summaryOf(route),
    ...(isAutomation && { security: [{ awsSignature: [] }] }),
    parameters: [...path, ...(isRead ? query : []), ...(isAutomation ? [] : [company])],
    ...(!isRead && others.length > 0 && { requestBody: body }),
    responses: {
      '200': {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(route.output, 'output') } },
      },
      '429': { $ref: '#/components/responses/TooManyRequests' },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const callers: Readonly<Record<Route['caller'], string>> = {
  member: '',
  admin: 'Only admins may call it.',
  automation: 'Only automations may call it.',
};

/** The first sentence is the summary, the rest the description, which readers see when they open a route. */
function summaryOf({ summary, caller }: Route): Schema {
  const [first = '', ...others] = summary.split(/(?<=\.) /);
  const description = [...others, callers[caller]].filter(Boolean).map(withStop).join(' ');
  return { summary: first.replace(/\.$/, ''), ...(description && { description }) };
}

function withStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** Returns the part of the product under which a reference lists a route: the first segment of its path. */
function tagOf(path: Route['path']): string {
  return path.split('/')[2] ?? 'api';
}

/** OpenAPI 3.1 uses JSON Schema 2020-12. Each schema is self-contained, so its dialect marker is removed. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = withoutSurrogates(jsonSchema.pattern);
      const example = jsonSchema.type === 'string' ? exampleOf(jsonSchema) : undefined;
      if (example !== undefined) jsonSchema.examples = [example];
    },
  }) as Schema;
  return rest;
}

/**
 * Leaves the halves of characters out of a pattern, because many readers compile it with an engine that knows no half characters.
 * The functions still refuse them, and no valid UTF-8 holds one.
 */
function withoutSurrogates(pattern: string): string {
  return pattern.replace(String.raw`\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]`, ']');
}
