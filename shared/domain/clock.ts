/** Hosts of AWS agree within milliseconds; a difference above this is a fault. */
export const clockToleranceSeconds = 60;

/** True for a time that only a host whose clock was ahead can have stored: it decides nothing. */
export function isFromFuture(time: string, now: Date): boolean {
  return Date.parse(time) > now.getTime() + clockToleranceSeconds * 1000;
}
