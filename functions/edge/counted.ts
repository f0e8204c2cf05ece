import type { Metrics } from '../metrics.ts';

/** Runs a use case and then publishes its counts, even when it failed. */
export async function counted<Given extends object, Answer>(
  granted: Given,
  run: (granted: Given) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run(granted);
  } finally {
    (granted as { readonly metrics?: Metrics }).metrics?.publish();
  }
}
