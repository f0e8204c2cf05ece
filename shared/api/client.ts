import type { Problem } from './problem.ts';
import { placeholdersOf, type InputOf, type OutputOf, type Route } from './route.ts';

export type Client<Routes extends Record<string, Route>> = {
  readonly [Name in keyof Routes]: (
    input: InputOf<Routes[Name]>,
    signal?: AbortSignal,
  ) => Promise<OutputOf<Routes[Name]>>;
};

/** Sends a request to our API and adds the caller's credentials. Takes the path with its query, and the options of `fetch`. */
export type Ask = (pathAndQuery: string, init: RequestInit) => Promise<Response>;

/** Thrown when the API refuses a request. `problem` has the reason as a code, facts and a sentence. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * Creates a client with one method per route. A method rejects with ProblemError when the API refuses, and with fetch's own
 * error when no answer arrives.
 */
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

/** Reads the problem from an error response. A gateway or firewall on the way may answer in another format. */
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
