import * as z from 'zod/mini';

/** Every error body of the API: RFC 9457 problem details, with our code and its facts beside the standard members. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** Only for a malformed request: what is wrong, field by field. */
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
