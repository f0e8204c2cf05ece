import { Logger } from '@aws-lambda-powertools/logger';

/** Writes structured log lines with ids and facts. Never log a phone number or the text of a message. */
export const logger = new Logger({ serviceName: 'conversations' });

/** A stack line with a position in a file. A message may contain lines that only begin like one. */
const stackFrame = /^\s+at .*(file:\/\/|node:|\/|[A-Z]:\\)\S+:\d+:\d+\)?$/;

/** Returns the parts of an error that are safe to log: its name and stack frames. Its message may quote a text. */
export function factsOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const { name, message, stack = '' } = error;
  const lines = stack.replace(message, '').split('\n');
  return { error: name, at: lines.filter((line) => stackFrame.test(line)).map((line) => line.trim()) };
}
