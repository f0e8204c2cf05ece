import { Logger } from '@aws-lambda-powertools/logger';

/** Structured lines: ids and facts only. No phone number and no text of a message ever goes in here. */
export const logger = new Logger({ serviceName: 'conversations' });

/** What of an error may be logged: its kind and where it arose. Its message may quote what somebody wrote. */
export function factsOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.map((line) => line.trim()) };
}
