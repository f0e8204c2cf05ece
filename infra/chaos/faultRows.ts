import { seededRandom } from '../local/phoneNetwork/seededRandom.ts';
import type { FaultName, Rates } from './faultKinds.ts';

export type FaultRows = {
  /** Draws whether the fault happens at this occasion, and counts it if it does. */
  readonly happens: (name: FaultName, occasion?: string) => boolean;
  /** Draws the next number of the named row, from 0 to below 1. */
  readonly number: (row: string) => number;
  /** Stops all faults until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
};

/**
 * Gives each fault its own row of random numbers under the seed, so that the occasions of one fault do not
 * change another.
 */
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
