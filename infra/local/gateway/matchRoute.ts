import type { Route } from '#shared/api/route.ts';

/** What has the route of this method and path, with the path's parameters as they stood in it. */
export function matchRoute<Behind extends { readonly route: Pick<Route, 'method' | 'path'> }>(
  behind: readonly Behind[],
  method: string,
  pathname: string,
): { readonly found: Behind; readonly pathParameters: Readonly<Record<string, string>> } | undefined {
  const asked = pathname.split('/');
  for (const found of behind) {
    const { method: wanted, path } = found.route;
    const pathParameters = wanted === method ? parametersOf(path.split('/'), asked) : undefined;
    if (pathParameters) return { found, pathParameters };
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
