import type * as z from 'zod/mini';

/**
 * Describes one HTTP operation. The input fills the placeholders of the path; its other fields become the query of a GET, or
 * the body.
 */
export type Route = {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly caller: 'member' | 'admin' | 'automation';
  /** True when the route needs the Advanced plan and an origination number (P3). */
  readonly needsTexting: boolean;
  /** Admins may still call the route when their company lost the plan or the number, to read the history (P3). */
  readonly historyForAdmins?: true;
  readonly input: z.core.$ZodType;
  readonly output: z.core.$ZodType;
};

export type InputOf<R extends Route> = z.infer<R['input']>;
export type OutputOf<R extends Route> = z.infer<R['output']>;

/** Returns the names in a path's braces, in order. */
export function placeholdersOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
