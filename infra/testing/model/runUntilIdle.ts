import { isUnderWay } from './asksForAttention.ts';
import type { ModelOffice } from './modelOffice.ts';
import { perform } from './perform.ts';

/** Longer than any delay between two checks. One long round makes all scheduled texts due. */
const roundSeconds = 360;
const longRoundSeconds = 7500;
const longRound = 3;
const maxRounds = 20;

/** Ends all faults, repeats events that died, and advances time and runs all functions until nothing is in flight. */
export async function runUntilIdle(office: ModelOffice): Promise<void> {
  const { table, exchange, known, testQueue } = office;
  const means = { store: table.store, carrier: exchange.carrier };
  exchange.answers([]);
  for (const [back, event] of known.events.toReversed().entries()) {
    if (known.stored.has(event.payload.inboundMessageId)) continue;
    await perform(office, means, { act: 'hear again', which: back }, true);
    await office.watch.look();
  }
  for (let round = 0; round < maxRounds; round += 1) {
    const { outbound, optOutRemovals } = await office.goOn(false);
    if (!outbound.some(isUnderWay) && optOutRemovals === 0) return;
    office.later(round === longRound ? longRoundSeconds : roundSeconds);
    await perform(office, means, { act: 'sweep' }, true);
    await office.goOn(false);
    for (let removal = office.optOutRemovals.size; removal > 0; removal -= 1) {
      await perform(office, means, { act: 'removeFromOptOutList' }, true);
    }
    for (const [back] of [...testQueue.waiting.keys()].entries()) {
      await perform(office, means, { act: 'deliver', which: back }, true);
    }
    await office.watch.look();
  }
}
