import type { NumberAtCarrier } from './registration.ts';

/** Returns true for a number whose texts reach people: active, and registered where the mobile networks require it. */
export function mayText({ type, isActive, registration: { state } }: NumberAtCarrier): boolean {
  return isActive && type !== 'simulator' && (state === 'complete' || state === 'not-needed');
}
