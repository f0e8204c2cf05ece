import type { Route } from '#shared/api/route.ts';

/** The route that answers this method and path, with the path's parameters as they stood in it. */
export function matchRoute<R extends Pick<Route, 'method' | 'path'>>(
  routes: readonly R[],
  method: string,
  pathname: string,
): { readonly route: R; readonly pathParameters: Readonly<Record<string, string>> } | undefined {
  const asked = pathname.split('/');
  for (const route of routes) {
    const pathParameters = route.method === method ? parametersOf(route.path.split('/'), asked) : undefined;
    if (pathParameters) return { route, pathParameters };
  }
  return undefined;
}

function parametersOf(
  pattern: readonly string[],
  asked: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== asked.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    const given = asked[place] ?? '';
    if (!part.startsWith('{')) {
      if (part !== given) return undefined;
    } else if (given === '') return undefined;
    else parameters[part.slice(1, -1)] = given;
  }
  return parameters;
}
