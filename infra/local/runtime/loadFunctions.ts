import { randomUUID } from 'node:crypto';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { lambdaContext } from '../gateway/lambdaContext.ts';

/** A function of the manifest with its name. */
export type LocalFunction = FunctionSpec & { readonly name: FunctionName };

export type LocalFunctions = {
  readonly all: readonly LocalFunction[];
  /** Runs a function as Lambda would. `Answer` is what that kind of trigger expects back. */
  readonly invoke: <Answer>(name: FunctionName, event: unknown, requestId?: string) => Promise<Answer>;
};

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** The same handlers that AWS runs. `afterEach` is called whenever one has finished: it may have changed the table. */
export async function loadFunctions(afterEach: () => void): Promise<LocalFunctions> {
  const all = Object.entries<FunctionSpec>(manifest).map(([name, spec]) => ({
    ...spec,
    name: name as FunctionName,
  }));
  const handlers = new Map(
    await Promise.all(all.map(async (each) => [each.name, await handlerOf(each)] as const)),
  );
  return {
    all,
    async invoke<Answer>(name: FunctionName, event: unknown, requestId: string = randomUUID()) {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`There is no function ${name}`);
      try {
        return (await handler(event, lambdaContext(name, requestId))) as Answer;
      } finally {
        afterEach();
      }
    },
  };
}

async function handlerOf({ in: folder, name }: LocalFunction): Promise<Handler> {
  const file = new URL(`../../../functions/${folder}/${name}.lambda.ts`, import.meta.url);
  const { handler } = (await import(file.href)) as { handler: Handler };
  return handler;
}
