import type { Causes } from './causes.ts';

/** A run without any fault or act, to which a test adds what it is about. */
export const noCauses: Causes = {
  calls: [],
  claimsOf: () => [],
  kills: [],
  cuts: [],
  struck: new Set(),
  optOuts: [],
  moves: [],
  cancelled: new Set(),
  missed: new Set(),
  withoutLastReceipt: new Set(),
  isClockWrong: false,
};
