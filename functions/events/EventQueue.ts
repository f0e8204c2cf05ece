import type { AutomationEvent } from '#shared/api/automationEvent.ts';

/** The queue of events for automations. Rejects unless it accepted all of them. */
export type EventQueue = { readonly send: (events: readonly AutomationEvent[]) => Promise<void> };
