import { optOutRemovalQueue } from './consent/optOutRemovals.ts';
import { automationEvents } from './events/automationEvents.ts';
import type { Grants } from './grants.ts';
import { dueBuckets } from './messages/dueBuckets.ts';
import { outboundTexts } from './messages/outboundTexts.ts';
import type { Queue } from './Queue.ts';

/** All queues, by the grant (`send`) that allows a function to put items on it. */
export const queues = {
  outbound: outboundTexts,
  optOutRemovals: optOutRemovalQueue,
  events: automationEvents,
  buckets: dueBuckets,
} as const satisfies { readonly [Grant in keyof Grants]?: Queue };
