import type { Route } from '#shared/api/route.ts';

type Limit = { readonly perSecond: number; readonly burst: number };

/**
 * All requests of the API together. An account's usual limit for all its APIs is 10,000 a second. Source: API Gateway Developer
 * Guide, "Throttle requests to your HTTP APIs".
 */
export const limitOfApi: Limit = { perSecond: 1000, burst: 2000 };

/** One route of automations, which are programs: a loop in one of them must not take the requests that pages need. */
const limitOfAutomations: Limit = { perSecond: 50, burst: 100 };

/** One route on which a member types or opens a page, such as a search: hundreds of offices at the same moment. */
const limitOfMembers: Limit = { perSecond: 500, burst: 1000 };

/**
 * Returns the limit of each route, as the stage of the API takes it. API Gateway limits a route of an HTTP API and not a caller,
 * so the kind of caller decides: each route has one.
 */
export function limitsOfRoutes(routes: readonly Route[]) {
  return Object.fromEntries(
    routes.map((route) => {
      const { perSecond, burst } = route.caller === 'automation' ? limitOfAutomations : limitOfMembers;
      return [
        `${route.method} ${route.path}`,
        { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst },
      ];
    }),
  );
}
