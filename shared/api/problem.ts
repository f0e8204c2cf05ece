import * as z from 'zod/mini';

/** The body of every error response: RFC 9457 problem details, plus our code and its facts. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** Lists what is wrong with each field; present only for a malformed request. */
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
