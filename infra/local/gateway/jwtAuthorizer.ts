import type { APIGatewayEventRequestContextJWTAuthorizer } from 'aws-lambda';
import { refusalResult } from '#functions/edge/problemResult.ts';
import type { Authorize } from './Authorize.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Lets in whoever brings a valid access token; `verify` answers its claims and throws for any other. */
export function jwtAuthorizer(verify: (token: string) => Promise<Claims>): Authorize {
  return async ({ headers: { authorization = '' } }) => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    const claims = token === undefined ? undefined : await verify(token).catch(() => undefined);
    // As API Gateway does: a token that never ends is not accepted. Verification alone lets one pass.
    if (typeof claims?.['exp'] === 'number') return { authorizer: jwtContext(claims) };
    const why = 'the access token is missing, expired or not one of ours';
    return { answer: refusalResult({ code: 'sign-in-needed', why }) };
  };
}

/** The authorizer passes every claim as a string; a list in brackets. */
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
