type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

type Operation = {
  readonly operationId: string;
  readonly summary: string;
  /** Absent for routes of members. */
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: { 'application/json': { schema: Schema } } };
  readonly responses: { readonly '200': { content: { 'application/json': { schema: Schema } } } };
};

type Document = {
  readonly info: { readonly title: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** Renders the OpenAPI document as a page: every operation with its input, its output and a sample call. */
export function apiReference(openApi: unknown, stylesheet: string): string {
  const { info, servers, paths } = openApi as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const contents = operations.map(
    ({ method, path, operation }) =>
      `<li><a href="#${operation.operationId}"><b>${operation.operationId}</b> <code>${method} ${escaped(path)}</code></a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} API</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<header>
<h1>${escaped(info.title)} API</h1>
<p>${escaped(info.description)} Errors are problem details with a code, its facts and a sentence. The same as data: <a href="/openapi.json">/openapi.json</a>.</p>
</header>
<nav><ul>${contents.join('')}</ul></nav>
<main>${operations.map((each) => section(servers[0]?.url ?? '', each)).join('\n')}</main>
</body>
</html>
`;
}

function section(
  server: string,
  { method, path, operation }: { method: string; path: string; operation: Operation },
): string {
  const body = operation.requestBody?.content['application/json'].schema;
  const answer = operation.responses['200'].content['application/json'].schema;
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  return `<section id="${operation.operationId}">
<h2>${operation.operationId}</h2>
<p><code class="route">${method} ${escaped(path)}</code></p>
<p>${escaped(operation.summary)}.</p>
${query.length > 0 ? `<h3>Query</h3><pre>${escaped(query.map((each) => `${each.name}${each.required ? '' : '?'}: ${printed(each.schema, '')}`).join('\n'))}</pre>` : ''}
${body ? `<h3>Body</h3><pre>${escaped(printed(body, ''))}</pre>` : ''}
<h3>Answer</h3><pre>${escaped(printed(answer, ''))}</pre>
<h3>Try it</h3><pre>${escaped(operation.security ? asAutomation(method, path, body) : curl(server, method, path, query, body))}</pre>
</section>`;
}

function curl(
  server: string,
  method: string,
  path: string,
  query: Operation['parameters'],
  body: Schema | undefined,
): string {
  const needed = query.filter((each) => each.required);
  const search = needed.map((each) => `${each.name}=${each.schema.enum?.map(String)[0] ?? '...'}`).join('&');
  const lines = [
    `curl -X ${method} '${server}${path}${search ? `?${search}` : ''}'`,
    `  -H "authorization: Bearer $(npm run --silent token -- kim@oakhill.example)"`,
    ...(body ? [`  -H 'content-type: application/json'`, `  -d '${JSON.stringify(sample(body))}'`] : []),
  ];
  return lines.join(' \\\n');
}

/** Readers do not type signatures by hand. In AWS, `curl --aws-sigv4` makes it. */
function asAutomation(method: string, path: string, body: Schema | undefined): string {
  const lines = [
    'npm run --silent automation -- --role oakhill-automations',
    `  ${method} '${path}'`,
    ...(body ? [`  '${JSON.stringify(sample(body))}'`] : []),
  ];
  return lines.join(' \\\n');
}

function sample(schema: Schema): unknown {
  if (!schema.properties) return schema.type === 'integer' ? 1 : '...';
  const required = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name));
  return Object.fromEntries(required.map(([name, each]) => [name, sample(each)]));
}

/** Prints a schema in TypeScript notation, which most readers of this page know. */
function printed(schema: Schema, indent: string): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => printed(choice, indent)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ');
  if (schema.items) return `Array<${printed(schema.items, indent)}>`;
  if (!schema.properties) return String(schema.type ?? 'any');
  const deeper = `${indent}  `;
  const fields = Object.entries(schema.properties).map(
    ([name, each]) =>
      `${deeper}${name}${schema.required?.includes(name) ? '' : '?'}: ${printed(each, deeper)}`,
  );
  return `{\n${fields.join('\n')}\n${indent}}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
