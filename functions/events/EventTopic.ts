import type { AutomationEvent } from '#shared/api/automationEvent.ts';

/** The topic to which automations subscribe. Publishing rejects unless the topic accepted the event. */
export type EventTopic = { readonly publish: (event: AutomationEvent) => Promise<void> };
