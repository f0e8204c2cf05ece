import type { APIGatewayEventRequestContextJWTAuthorizer } from 'aws-lambda';
import { refusalResult } from '#functions/edge/problemResult.ts';
import type { Authorize } from './Authorize.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Authorizes callers with a valid access token. `verify` returns its claims and throws for any other token. */
export function jwtAuthorizer(verify: (token: string) => Promise<Claims>): Authorize {
  return async ({ headers: { authorization = '' } }) => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    const claims = token === undefined ? undefined : await verify(token).catch(() => undefined);
    // API Gateway refuses a token without an expiry. Verification alone accepts it.
    if (typeof claims?.['exp'] === 'number') return { authorizer: jwtContext(claims) };
    const why = 'the access token is missing, expired or not one of ours';
    return { answer: refusalResult({ code: 'sign-in-needed', why }) };
  };
}

/** The authorizer passes every claim as a string, and a list in brackets. */
export function jwtContext(claims: Claims): APIGatewayEventRequestContextJWTAuthorizer {
  const printed = Object.entries(claims).map(([name, value]) => [
    name,
    Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
  ]);
  return {
    principalId: '',
    integrationLatency: 0,
    jwt: { claims: Object.fromEntries(printed) as Record<string, string>, scopes: [] },
  };
}
