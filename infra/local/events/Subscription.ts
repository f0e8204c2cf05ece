import * as z from 'zod/mini';

/** The values of message attributes that a subscription wants. A message must have one of the values of each attribute. */
export const FilterPolicy = z.record(z.string(), z.array(z.string()).check(z.minLength(1)));
export type FilterPolicy = z.infer<typeof FilterPolicy>;

/** A program's address that gets the events, as an HTTP subscription of an SNS topic. */
export const Subscription = z.object({
  arn: z.string(),
  endpoint: z.url(),
  filterPolicy: z.optional(FilterPolicy),
});
export type Subscription = z.infer<typeof Subscription>;

/** Returns true when the subscription's filter policy accepts a message with these attributes. */
export function isWanted(
  { filterPolicy = {} }: Subscription,
  attributes: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(filterPolicy).every(([name, values]) => values.includes(attributes[name] ?? ''));
}
