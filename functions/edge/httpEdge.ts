import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { InputOf, OutputOf, Route } from '#shared/api/route.ts';
import { MessageId } from '#shared/domain/ids.ts';
import { isRefused, type Refused } from '#shared/domain/refusal.ts';
import type { AutomationCaller, Caller, CallerOf } from '../Caller.ts';
import type { Granted, Grants, Needs } from '../grants.ts';
import { callerOf } from './caller.ts';
import type { HttpEvent } from './HttpEvent.ts';
import { admit } from './admit.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';
import { factsOf, logger } from './logger.ts';
import { answerHeaders, problemResult, refusalResult } from './problemResult.ts';
import { readInput } from './readInput.ts';

type HttpSpec<R extends Route, Wanted extends Needs> = {
  readonly on: { readonly http: R };
  readonly needs: Wanted;
};

/** Holds what is known about a request when it fails, for the log. */
type Known = { companyId?: string };

type RequestAt<R extends Route> = { readonly caller: CallerOf<R>; readonly input: InputOf<R> };

/**
 * Binds a use case to its route. Verifies the caller, validates the input, runs the use case, and validates its output with the
 * route's schema, so that a response never contains fields that the contract does not name. An unexpected error becomes an opaque
 * 500.
 */
export function httpEdge<R extends Route, Wanted extends Needs & { readonly store: keyof Grants['store'] }>(
  spec: HttpSpec<R, Wanted>,
  useCase: (granted: Granted<Wanted>, request: RequestAt<R>) => Promise<OutputOf<R> | Refused>,
  providers: Providers<Wanted>,
) {
  const route = spec.on.http;

  async function answer(event: HttpEvent, known: Known): Promise<APIGatewayProxyStructuredResultV2> {
    const granted = dependenciesFor<Wanted>(providers);
    const { store } = granted as unknown as Granted<{ store: 'read' }>;
    const caller = await callerOf(store, route, event);
    if (isRefused(caller)) return refusalResult(caller.refusal);
    known.companyId = caller.company.companyId;
    const admission = admit(caller);
    if ('retryAfterSeconds' in admission) {
      return refusalResult({ code: 'too-many-requests', ...admission });
    }
    try {
      return await answerTo(event, caller, granted);
    } finally {
      await admission.counted;
    }
  }

  async function answerTo(
    event: HttpEvent,
    caller: Caller | AutomationCaller,
    granted: Granted<Wanted>,
  ): Promise<APIGatewayProxyStructuredResultV2> {
    const read = readInput(route, event);
    if ('malformed' in read) return problemResult(read.malformed.status, read.malformed.problem);
    const output = await useCase(granted, { caller: caller as CallerOf<R>, input: read.input });
    if (isRefused(output)) return refusalResult(output.refusal);
    return {
      statusCode: 200,
      headers: { ...answerHeaders, 'content-type': 'application/json' },
      body: JSON.stringify(z.parse(route.output, output)),
    };
  }

  return async (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const known: Known = {};
    try {
      return await answer(event, known);
    } catch (error) {
      const { requestId } = event.requestContext;
      logger.error('A request failed', {
        requestId,
        route: event.routeKey,
        companyId: known.companyId,
        messageId: messageIdOf(event),
        ...factsOf(error),
      });
      return problemResult(500, {
        code: 'internal',
        detail: `Something went wrong on our side. Try the same request again. Request ${requestId}.`,
      });
    }
  };
}

/** Returns the message id in the path, which leads from a request to the log lines and the history of its text. */
function messageIdOf({ pathParameters }: HttpEvent): string | undefined {
  return z.safeParse(MessageId, pathParameters?.['messageId']).data;
}
