import * as z from 'zod/mini';

/** The hour of the company's day from which automated texts may go out. */
export const usualFromHour = 8;

/** The hour from which automated texts wait until the next morning (P29). 24 turns the rule off, for tests that run at night. */
export const usualQuietFromHour = 21;

/** Hours of the company's day within which automated texts go out. A company can only make them narrower than the usual ones. */
export const AutomatedHours = z
  .strictObject({
    from: z.int().check(z.minimum(usualFromHour, `can be ${usualFromHour} at the earliest`)),
    until: z.int().check(z.maximum(usualQuietFromHour, `can be ${usualQuietFromHour} at the latest`)),
  })
  .check(z.refine(({ from, until }) => from < until, 'must begin before they end'));
export type AutomatedHours = z.infer<typeof AutomatedHours>;
