import type { Faults } from '../local/phoneNetwork/Faults.ts';
import type { Rates } from './faultKinds.ts';

/** What the runtime under chaos is told when it starts, as JSON in its first argument. */
export type ChaosOptions = {
  readonly dataFolder: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly hostBundle: string;
  readonly seed: string;
  readonly rates: Rates;
  /** What the phone network does wrong from the first moment on. */
  readonly carrierFaults?: Faults | undefined;
  /** False until the run's own people are there. */
  readonly troubled: boolean;
};
