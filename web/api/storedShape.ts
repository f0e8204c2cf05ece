export type Check = (value: unknown) => boolean;

// The browser's storage may hold what an older version wrote, or a person. zod checks that too, but it weighs 10 kB of a first
// load that may have 75; nothing else on the page needs it.

export const isText: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isTrueOrFalse: Check = (value) => typeof value === 'boolean';
export const isRecord: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isTime: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Returns a guard that passes only values whose every field passes its check. A field of `Type` without a check does not compile. */
export function shapeOf<Type extends object>(checks: { readonly [Key in keyof Type]-?: Check }) {
  return (value: unknown): value is Type =>
    isRecord(value) &&
    Object.entries<Check>(checks).every(([field, check]) => check((value as Record<string, unknown>)[field]));
}
