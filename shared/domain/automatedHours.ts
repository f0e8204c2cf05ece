import * as z from 'zod/mini';
import { usualFromHour, usualQuietFromHour } from './quietHours.ts';

/** Hours of the company's day within which automated texts go out. A company can only make them narrower than the usual ones. */
export const AutomatedHours = z
  .strictObject({
    from: z.int().check(z.minimum(usualFromHour, `can be ${usualFromHour} at the earliest`)),
    until: z.int().check(z.maximum(usualQuietFromHour, `can be ${usualQuietFromHour} at the latest`)),
  })
  .check(z.refine(({ from, until }) => from < until, 'must begin before they end'));
export type AutomatedHours = z.infer<typeof AutomatedHours>;
