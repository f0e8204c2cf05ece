import * as z from 'zod/mini';

/**
 * A time in UTC that a caller sends, with any number of decimals. It becomes a time to the millisecond, as `toISOString` writes it, so
 * that equal times are equal strings, sort in order and fit into a key.
 */
export const Timestamp = z.iso.datetime().check(
  z.overwrite((time) => {
    const [seconds, decimals = ''] = time.slice(0, -1).split('.');
    return `${seconds}.${decimals.slice(0, 3).padEnd(3, '0')}Z`;
  }),
);
