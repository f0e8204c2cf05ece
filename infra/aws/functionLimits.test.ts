import { describe, expect, test } from 'vitest';
import { carrierTimeoutSeconds } from '#functions/carrier/awsCarrier.ts';
import { defaultTiming } from '#functions/grants.ts';
import { manifest } from '#functions/manifest.ts';
import { maxSlotWaitSeconds } from '#functions/messages/deliverMessage.ts';
import { limitsOf, visibilitySecondsOf } from './functionLimits.ts';

/** Five requests to the table that are throttled for as long as they are repeated, up to four seconds each. */
const tableSeconds = 20;

describe('the function that sends a text', () => {
  const lives = limitsOf('deliverMessage', manifest.deliverMessage).seconds;

  test('lives until it has waited for its send slot, got an answer or none, and written it to a throttled table', () => {
    expect(lives).toBeGreaterThanOrEqual(maxSlotWaitSeconds + carrierTimeoutSeconds + tableSeconds);
  });

  test('cannot live when its claim counts as lost, and no other run receives its text before (P15)', () => {
    expect(lives).toBeLessThan(defaultTiming.claimLostSeconds);
    expect(lives).toBeLessThan(visibilitySecondsOf('deliverMessage', manifest.deliverMessage));
  });

  test('gives the carrier several seconds to answer, because a missing answer makes a text unconfirmed', () => {
    expect(carrierTimeoutSeconds).toBeGreaterThanOrEqual(5);
  });
});
