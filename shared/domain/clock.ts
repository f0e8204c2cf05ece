/** The largest clock difference between two hosts, in seconds. AWS hosts agree within milliseconds; more than this is a fault. */
export const clockToleranceSeconds = 60;

/** Returns true for a stored time that is too far in the future. A host whose clock was ahead stored it, so ignore it. */
export function isFromFuture(time: string, now: Date): boolean {
  return Date.parse(time) > now.getTime() + clockToleranceSeconds * 1000;
}
