import type { Context } from 'aws-lambda';
import { lambdaContext } from '../local/gateway/lambdaContext.ts';
import { setClockAhead, useOwnClock } from './wrongClock.ts';

type Handler = (event: never, context: Context) => Promise<unknown>;

export type Call = {
  readonly id: number;
  readonly name: string;
  readonly event: unknown;
  readonly requestId: string;
  /** How far the clock of this process is ahead from now on. */
  readonly clockAheadMs: number;
};

export type Return =
  | { readonly ready: true }
  /** The answer is absent when the function returns none. */
  | { readonly id: number; readonly answer?: unknown }
  | { readonly id: number; readonly error: string };

/** Runs the handlers of `functions/handlers.ts` for the parent process until either process is killed. */
export function serveHandlers(made: Readonly<Record<string, () => Handler>>): void {
  const handlers = Object.fromEntries(Object.entries(made).map(([name, make]) => [name, make()]));
  const send = (message: Return) => process.send?.(message, undefined, {}, () => {});
  process.on('disconnect', () => process.exit());
  useOwnClock();
  process.on('message', ({ id, name, event, requestId, clockAheadMs }: Call) => {
    setClockAhead(clockAheadMs);
    const handler = handlers[`${name}Handler`];
    if (!handler) throw new Error(`There is no function ${name}`);
    handler(event as never, lambdaContext(name, requestId)).then(
      (answer) => send({ id, answer }),
      // Sends the name only, because an error's message may quote a text or a number.
      (error: unknown) => send({ id, error: error instanceof Error ? error.name : 'unknown error' }),
    );
  });
  send({ ready: true });
}
