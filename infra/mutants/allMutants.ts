import { accessMutants } from './accessMutants.ts';
import { actMutants } from './actMutants.ts';
import { chaosMutants } from './chaosMutants.ts';
import type { Mutant } from './Mutant.ts';
import { proofMutants } from './proofMutants.ts';
import { receivingMutants } from './receivingMutants.ts';
import { sendingMutants } from './sendingMutants.ts';
import { sweepingMutants } from './sweepingMutants.ts';

export const allMutants: readonly Mutant[] = [
  ...sendingMutants,
  ...actMutants,
  ...sweepingMutants,
  ...receivingMutants,
  ...proofMutants,
  ...accessMutants,
  ...chaosMutants,
];
