import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import type { Route } from '#shared/api/route.ts';
import { lambdaContext } from '../gateway/lambdaContext.ts';
import { withGrantsOf } from './enforceGrants.ts';
import type { SocketEvent } from '../gateway/socketEvent.ts';

/** A function of the manifest with its name. */
export type LocalFunction = FunctionSpec & { readonly name: FunctionName };

export type LocalFunctions = {
  readonly all: readonly LocalFunction[];
  readonly behindHttp: readonly { readonly name: FunctionName; readonly route: Route }[];
  /** Runs a function as Lambda does. `Answer` is the result that this kind of trigger expects. */
  readonly invoke: <Answer>(name: FunctionName, event: unknown, requestId?: string) => Promise<Answer>;
  /** Returns the function for this route of the WebSocket API. */
  readonly invokeForSocket: (
    event: SocketEvent,
  ) => Promise<{ readonly statusCode: number; readonly body?: string }>;
  /** Calls `act` after every function run, because the function may have changed the table. */
  readonly afterEach: (act: () => void) => void;
};

type Handler = (event: never, context: Context) => Promise<unknown>;

/** The exports of `functions/handlers.ts`. A row of the manifest without a handler does not compile. */
type Handlers = { readonly [Name in FunctionName as `${Name}Handler`]: () => Handler };

/** Runs the named function once with this event. */
export type RunFunction = (name: FunctionName, event: unknown, requestId: string) => Promise<unknown>;

/** Loads the functions of the manifest. They run in this process unless `run` is given. */
export async function loadFunctions(run?: RunFunction): Promise<LocalFunctions> {
  const runs = run ?? (await runHere());
  const all = manifestFunctions();
  let finished = () => {};

  async function invoke<Answer>(name: FunctionName, event: unknown, requestId: string = randomUUID()) {
    try {
      return (await runs(name, event, requestId)) as Answer;
    } finally {
      finished();
    }
  }

  return {
    all,
    behindHttp: all.flatMap(({ name, on }) => ('http' in on ? { name, route: on.http } : [])),
    invoke,
    async invokeForSocket(event) {
      const { routeKey } = event.requestContext;
      const found = all.find(({ on }) => 'socket' in on && on.socket === routeKey);
      return found ? invoke(found.name, event) : { statusCode: 500 };
    },
    afterEach(act) {
      finished = act;
    },
  };
}

/** Imports the handlers that AWS runs into this process, where they may write what their roles allow in AWS. */
export async function runHere(): Promise<RunFunction> {
  const made: Handlers = await import('#functions/handlers.ts');
  const handlers = new Map(manifestFunctions().map(({ name }) => [name, made[`${name}Handler`]()]));
  return async (name, event, requestId) => {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`There is no function ${name}`);
    return withGrantsOf(name, () => handler(event as never, lambdaContext(name, requestId)));
  };
}

function manifestFunctions(): readonly LocalFunction[] {
  return Object.entries<FunctionSpec>(manifest).map(([name, spec]) => ({
    ...spec,
    name: name as FunctionName,
  }));
}
