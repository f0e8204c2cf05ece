import type { Route } from '#shared/api/route.ts';
import { decodeEscapes } from './decodeEscapes.ts';

/**
 * Finds the most specific route for a method and path: a literal segment goes before a parameter, from left
 * to right. Path parameters are decoded; one with broken escapes stays unchanged. Source: API Gateway
 * Developer Guide, "Routes for HTTP APIs"; captured events show the decoding.
 */
export function matchRoute<Behind extends { readonly route: Pick<Route, 'method' | 'path'> }>(
  behind: readonly Behind[],
  method: string,
  pathname: string,
): { readonly found: Behind; readonly pathParameters: Readonly<Record<string, string>> } | undefined {
  const asked = pathname.split('/').map(decodeEscapes);
  const [best] = behind
    .filter(({ route }) => route.method === method && fits(route.path.split('/'), asked))
    .toSorted((one, other) => compare(specialty(one.route.path), specialty(other.route.path)));
  return best && { found: best, pathParameters: parametersOf(best.route.path.split('/'), asked) };
}

function fits(pattern: readonly string[], asked: readonly string[]): boolean {
  return (
    pattern.length === asked.length &&
    pattern.every((part, index) => (isParameter(part) ? asked[index] !== '' : part === asked[index]))
  );
}

/** Lists the methods of the routes that have this path, in alphabetical order. */
export function methodsAt(
  behind: readonly { readonly route: Pick<Route, 'method' | 'path'> }[],
  pathname: string,
): readonly string[] {
  const asked = pathname.split('/').map(decodeEscapes);
  const methods = behind
    .filter(({ route }) => fits(route.path.split('/'), asked))
    .map(({ route }) => route.method);
  return [...new Set(methods)].toSorted();
}

/** A sort key that puts more specific paths of the same length first. */
function specialty(path: string): string {
  return path
    .split('/')
    .map((part) => (isParameter(part) ? 'b' : 'a'))
    .join('');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function parametersOf(
  pattern: readonly string[],
  asked: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pattern.flatMap((part, index) => (isParameter(part) ? [[part.slice(1, -1), asked[index] ?? '']] : [])),
  );
}

function isParameter(part: string): boolean {
  return part.startsWith('{');
}
