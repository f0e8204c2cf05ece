import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Ask } from '#shared/api/client.ts';

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

/** Sends requests to the API, signed with the credentials of an IAM role (AWS Signature Version 4). */
export function askAsRole(apiAddress: string, region: string, credentials: Credentials): Ask {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const signer = new SignatureV4({
    service: 'execute-api',
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    sha256: Hash.bind(null, 'sha256'),
    applyChecksum: false,
  });
  return async (pathAndQuery, init) => {
    const { host, hostname, pathname, searchParams, protocol } = new URL(pathAndQuery, apiAddress);
    const { method = 'GET', body } = init;
    const signed = await signer.sign({
      method,
      protocol,
      hostname,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { ...Object.fromEntries(new Headers(init.headers)), host },
      ...(typeof body === 'string' && { body }),
    });
    // fetch sets the host header itself and accepts no other.
    const { host: _, ...headers } = signed.headers;
    return fetch(new URL(pathAndQuery, apiAddress), { ...init, headers });
  };
}
