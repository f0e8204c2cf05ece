import { carrierReleases } from './consent/carrierReleases.ts';
import type { Grants } from './grants.ts';
import { outboundTexts } from './messages/outboundTexts.ts';
import type { Queue } from './Queue.ts';

/** Every queue of ours, by the grant (`send`) with which a function may put something on it. */
export const queues = {
  outbound: outboundTexts,
  releases: carrierReleases,
} as const satisfies { readonly [Grant in keyof Grants]?: Queue };
