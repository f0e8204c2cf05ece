/**
 * Returns the milliseconds of processor time that `act` takes. Other programs on the machine do not change it, so tests may
 * compare it with a limit.
 */
export function cpuMsOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
