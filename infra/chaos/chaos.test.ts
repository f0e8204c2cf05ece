import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chaosRun } from './chaosRun.ts';
import { faultNames } from './faultKinds.ts';
import { isAsPromised, printRun } from './printRun.ts';

const patienceMs = 180_000;

test(
  'nothing is sent twice, lost or stuck, whatever fails around 300 texts (P15, P17)',
  { timeout: patienceMs },
  async () => {
    const result = await chaosRun({ messages: 300, seed: '7', faults: faultNames }, () => {});
    expect(isAsPromised(result), printRun(result, faultNames).join('\n')).toBe(true);
    expect(result.onHandsets).toBeGreaterThan(200);
    await rm(result.dataFolder, { recursive: true });
  },
);
