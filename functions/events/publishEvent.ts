import type { AutomationEvent } from '#shared/api/automationEvent.ts';
import type { Granted } from '../grants.ts';

/** Publishes an event to the topic of automations. A refusal leaves it on the queue, which retries it for more than a day. */
export async function publishEvent(
  { eventTopic }: Granted<{ eventTopic: 'publish' }>,
  event: AutomationEvent,
): Promise<'done'> {
  await eventTopic.publish(event);
  return 'done';
}
