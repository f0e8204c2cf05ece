import { AutomationEvent } from '#shared/api/automationEvent.ts';
import type { Queue } from '../Queue.ts';

/**
 * The queue of events on their way to the topic. It is between the table's stream and the topic, so that a topic that refuses
 * holds up neither open pages nor texts, and every event is retried for more than a day.
 */
export const automationEvents = {
  name: 'automation-events',
  fifo: false,
  receivesUntilDead: 1000,
  payload: AutomationEvent,
} as const satisfies Queue;
