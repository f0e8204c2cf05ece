import { seededRandom } from '../local/phoneNetwork/seededRandom.ts';
import type { FaultName, Rates } from './faultKinds.ts';

export type FaultRows = {
  /** Whether the fault happens at this occasion; if so it is counted. */
  readonly happens: (name: FaultName, occasion?: string) => boolean;
  /** The next number of a row of its own, from 0 to below 1. */
  readonly number: (row: string) => number;
  /** From now on nothing happens, until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
};

/** Every fault draws from its own row of numbers under the seed, so that one fault's occasions do not move another's. */
export function faultRows(seed: string, rates: Rates, happened: (name: FaultName) => void): FaultRows {
  const rows = new Map<string, () => number>();
  let paused = false;

  function number(name: string): number {
    const row = rows.get(name) ?? seededRandom(`${seed} ${name}`);
    rows.set(name, row);
    return row();
  }

  return {
    number,
    happens(name, occasion = '') {
      const rate = rates[name];
      if (rate === undefined || paused || number(`${name} ${occasion}`) >= rate) return false;
      happened(name);
      return true;
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
    },
  };
}
