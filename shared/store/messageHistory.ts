import type { HistoryStep } from '../domain/deliveryHistory.ts';
import { isInFlight, type MessageStatus } from '../domain/messageState.ts';

/** A step as stored. The time is a number, because every byte of a message is written with each of its transitions. */
export type StoredStep = Omit<HistoryStep, 'at'> & { readonly ms: number };

type Stored = {
  readonly history?: readonly StoredStep[];
  readonly at: string;
  readonly status: MessageStatus;
};

/** The longest history that is stored. A text that is retried for a day would otherwise outgrow its item. */
export const maxHistorySteps = 40;
const firstSteps = 4;

/** Adds a step to a history as it was read. A full history keeps its first steps and the newest ones. */
export function withStep(history: readonly StoredStep[], step: StoredStep): readonly StoredStep[] {
  const kept =
    history.length < maxHistorySteps
      ? history
      : [...history.slice(0, firstSteps), ...history.slice(firstSteps + 1 - maxHistorySteps)];
  return [...kept, step];
}

/**
 * Returns the steps of an outbound message in order. Only a scheduled text stores its acceptance, because that of any other text
 * is its time. A text that was imported has no history.
 */
export function historyOf({ history, at, status }: Stored): readonly HistoryStep[] {
  if (!history && !isInFlight(status)) return [];
  const steps = (history ?? []).map(({ ms, ...step }) => ({ ...step, at: new Date(ms).toISOString() }));
  return steps[0]?.step === 'accept' ? steps : [{ step: 'accept', at }, ...steps];
}
