import { Logger } from '@aws-lambda-powertools/logger';

/** Structured lines: ids and facts only. No phone number and no text of a message ever goes in here. */
export const logger = new Logger({ serviceName: 'conversations' });

/** A line of a stack that names a place in a file; a message may hold lines that only begin like one. */
const stackFrame = /^\s+at .*(file:\/\/|node:|\/|[A-Z]:\\)\S+:\d+:\d+\)?$/;

/** What of an error may be logged: its kind and where it arose. Its message may quote what somebody wrote. */
export function factsOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const { name, message, stack = '' } = error;
  const lines = stack.replace(message, '').split('\n');
  return { error: name, at: lines.filter((line) => stackFrame.test(line)).map((line) => line.trim()) };
}
