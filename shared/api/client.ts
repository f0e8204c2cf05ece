import type { Problem } from './problem.ts';
import { placeholdersOf, type InputOf, type OutputOf, type Route } from './route.ts';

export type Client<Routes extends Record<string, Route>> = {
  readonly [Name in keyof Routes]: (
    input: InputOf<Routes[Name]>,
    signal?: AbortSignal,
  ) => Promise<OutputOf<Routes[Name]>>;
};

/** Sends a request to our API: a path with its query, and the rest as `fetch` takes it; adds who is asking. */
export type Ask = (pathAndQuery: string, init: RequestInit) => Promise<Response>;

/** The API said no: `problem` tells why in a code, facts and a sentence. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** One method per route. Rejects with ProblemError when the API refuses, with fetch's own error when there was no answer. */
export function createClient<Routes extends Record<string, Route>>(routes: Routes, ask: Ask): Client<Routes> {
  const methods = Object.entries(routes).map(([name, route]) => [
    name,
    async (input: Record<string, unknown>, signal?: AbortSignal) => {
      const response = await ask(...requestFor(route, input, signal));
      if (!response.ok) throw new ProblemError(await problemOf(response));
      const body: unknown = await response.json();
      return body;
    },
  ]);
  return Object.fromEntries(methods) as Client<Routes>;
}

/** Reads what was wrong. Not every error comes from our functions: a gateway or a firewall on the way answers in words of its own. */
async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  if (typeof body?.code === 'string' && typeof body.detail === 'string' && typeof body.status === 'number')
    return body as Problem;
  const { status, statusText } = response;
  return {
    type: 'about:blank',
    title: statusText,
    status,
    code: 'unexpected',
    detail: `The server could not answer as it should (error ${status}). Try again in a moment.`,
  };
}

function requestFor(
  route: Route,
  input: Record<string, unknown>,
  signal?: AbortSignal,
): [string, RequestInit] {
  const inPath = placeholdersOf(route.path);
  const path = inPath.reduce(
    (filled, name) => filled.replace(`{${name}}`, encodeURIComponent(String(input[name]))),
    route.path as string,
  );
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined);
  const init: RequestInit = { method: route.method, ...(signal && { signal }) };
  if (route.method === 'GET') {
    const query = new URLSearchParams(Object.fromEntries(rest.map(([name, value]) => [name, String(value)])));
    return [query.size > 0 ? `${path}?${query.toString()}` : path, init];
  }
  if (rest.length === 0) return [path, init];
  return [
    path,
    {
      ...init,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(rest)),
    },
  ];
}
