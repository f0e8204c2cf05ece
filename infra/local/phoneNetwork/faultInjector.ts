import { type FaultName, type Faults, faultNames } from './Faults.ts';
import { seededRandom } from './seededRandom.ts';

export type FaultInjector = ReturnType<typeof faultInjector>;

/**
 * Decides at each occasion whether a fault happens. The same seed and occasions give the same faults, and the
 * occasions of one fault do not change another.
 */
export function faultInjector(defaultSeed: string | number) {
  let set: Faults = {};
  let seed = defaultSeed;
  let rows = new Map<FaultName, () => number>();
  let left = new Map<FaultName, number>();
  let happened = new Map<FaultName, number>();
  let outageUntil = 0;

  function due(name: FaultName): boolean {
    const remaining = left.get(name) ?? 0;
    if (remaining > 0) {
      left.set(name, remaining - 1);
      return true;
    }
    const row = rows.get(name) ?? seededRandom(`${seed} ${name}`);
    rows.set(name, row);
    return row() < (set[name]?.probability ?? 0);
  }

  return {
    put(faults: Faults): void {
      set = faults;
      seed = faults.seed ?? defaultSeed;
      rows = new Map();
      left = new Map(faultNames.map((name) => [name, faults[name]?.next ?? 0]));
      happened = new Map();
      outageUntil = faults.outage ? Date.now() + faults.outage.seconds * 1000 : 0;
    },

    /** Returns the fault's setting if it happens now, for a text to this number. */
    happens<Name extends FaultName>(name: Name, to: string): NonNullable<Faults[Name]> | undefined {
      const setting = set[name];
      if (!setting || (setting.onlyTo !== undefined && setting.onlyTo !== to)) return undefined;
      if (!due(name)) return undefined;
      happened.set(name, (happened.get(name) ?? 0) + 1);
      return setting;
    },

    /** Returns the status of the numbers' registrations, which are complete unless it is set. */
    registration: () => set.registration ?? ({ status: 'COMPLETE', reason: '' } as const),

    isOut: (): boolean => Date.now() < outageUntil,

    /**
     * Returns the settings, with `next` counted down, and how often each fault has happened since it was set.
     */
    show() {
      const entries = faultNames.flatMap((name) => {
        const setting = set[name];
        if (!setting) return [];
        return [[name, setting.next === undefined ? setting : { ...setting, next: left.get(name) }] as const];
      });
      return {
        set: {
          seed,
          ...Object.fromEntries(entries),
          ...(set.registration && { registration: set.registration }),
          ...(set.outage && { outage: set.outage }),
        },
        happened: Object.fromEntries(faultNames.map((name) => [name, happened.get(name) ?? 0])),
        outageUntil: Date.now() < outageUntil ? new Date(outageUntil).toISOString() : null,
      };
    },
  };
}
