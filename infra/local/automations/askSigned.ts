import type { Ask } from '#shared/api/client.ts';
import { signer, type AccessKey } from '../gateway/signer.ts';
import { localRegion } from '../runtime/localRegion.ts';

/** Sends a request to the API at `origin`, signed with the role's key, as an automation does in AWS. */
export function askSigned(origin: string, accessKey: AccessKey): Ask {
  return async (pathAndQuery, init) => {
    const { host, hostname, pathname, searchParams } = new URL(pathAndQuery, origin);
    const { method = 'GET', body } = init;
    const signed = await signer(accessKey, localRegion()).sign({
      method,
      protocol: 'http:',
      hostname,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { ...Object.fromEntries(new Headers(init.headers)), host },
      ...(typeof body === 'string' && { body }),
    });
    // fetch sets the host header itself and accepts no other.
    const { host: _, ...headers } = signed.headers;
    return fetch(origin + pathAndQuery, { ...init, headers });
  };
}
