import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chaosRun } from './chaosRun.ts';
import { faultNames } from './faultKinds.ts';

/** For a run that hangs. A run on a busy machine needs less. */
const patienceMs = 1_200_000;

test(
  'without faults every text and every forwarded copy is delivered to its handset once (P30)',
  { timeout: patienceMs },
  async () => {
    const result = await chaosRun({ messages: 40, seed: '7', faults: [] }, () => {});
    expect(result).toMatchObject({
      quiet: true,
      findings: [],
      forwardable: 10,
      copies: 10,
      accepted: 50,
      handedOver: 50,
      onHandsets: 50,
      unconfirmed: 0,
      sentNoReceipt: 0,
    });
    await rm(result.dataFolder, { recursive: true });
  },
);

test(
  'no text is duplicated, lost or stuck, whatever fails around 300 texts (P15, P17)',
  { timeout: patienceMs },
  async () => {
    const result = await chaosRun({ messages: 300, seed: '7', faults: faultNames }, () => {});
    expect(result).toMatchObject({ quiet: true, findings: [] });
    // Which texts must arrive is in the findings. This holds only that most of the run took place.
    expect(result.onHandsets).toBeGreaterThan(result.accepted / 2);
    expect(result.copies).toBeGreaterThan(0);
    await rm(result.dataFolder, { recursive: true });
  },
);
