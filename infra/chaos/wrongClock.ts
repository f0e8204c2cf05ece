let aheadMs = 0;

/** Sets how far the clock of this process is ahead. Timers are not affected, as on a machine whose clock is wrong. */
export function setClockAhead(milliseconds: number): void {
  aheadMs = milliseconds;
}

/** Lets every `new Date()` and `Date.now()` of this process read its own clock. */
export function useOwnClock(): void {
  const MachineDate = Date;
  const now = () => MachineDate.now() + aheadMs;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
