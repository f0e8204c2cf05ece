import type * as z from 'zod/mini';

/**
 * Returns the attributes of an item that are fields of the schema. The schema is the only list of fields, so a field that is added
 * to it is also stored and read. It does not validate; tests do, in `parseRows.ts`.
 */
export function fieldsOf<Shape extends z.core.$ZodShape>(
  schema: { readonly shape: Shape },
  item: object,
): z.infer<z.ZodMiniObject<Shape>> {
  const fields = Object.entries(item).filter(([name, value]) => name in schema.shape && value !== undefined);
  return Object.fromEntries(fields) as z.infer<z.ZodMiniObject<Shape>>;
}
