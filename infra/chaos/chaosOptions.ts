import type { Faults } from '../local/phoneNetwork/Faults.ts';
import type { Rates } from './faultKinds.ts';

/** Settings of the runtime under chaos, as JSON in its first argument. */
export type ChaosOptions = {
  readonly dataFolder: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** True when the clock of a host went wrong in an earlier life of the runtime. */
  readonly isClockWrong: boolean;
  readonly hostBundle: string;
  readonly seed: string;
  readonly rates: Rates;
  /** Faults of the phone network from the first moment. */
  readonly carrierFaults?: Faults | undefined;
  /** False until the run has created its people. */
  readonly troubled: boolean;
};
