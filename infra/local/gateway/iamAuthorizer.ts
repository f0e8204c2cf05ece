import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayEventRequestContextIAMAuthorizer } from 'aws-lambda';
import { problemResult } from '#functions/edge/problemResult.ts';
import type { Authorize } from './Authorize.ts';
import { localAccount, type HttpRequest } from './httpEvent.ts';
import { readSignature, type SignedRequest } from './readSignature.ts';
import { service, signer, type AccessKey } from './signer.ts';

type Iam = {
  /** Returns the keys that exist now. */
  readonly accessKeys: () => Promise<readonly AccessKey[]>;
  /** Signatures are valid for one region. */
  readonly region: string;
};

/** A request is valid for five minutes. Source: IAM User Guide, "Troubleshoot Signature Version 4 signing". */
const maxClockSkewSeconds = 5 * 60;

/** Authorizes callers that signed the whole request within the last minutes with a known access key. */
export function iamAuthorizer({ accessKeys, region }: Iam): Authorize {
  async function whyNot(request: HttpRequest, now: Date): Promise<AccessKey | string> {
    const signed = readSignature(request);
    if (typeof signed === 'string') return signed;
    const { scope, signedAt } = signed;
    const right = { day: isoDay(signedAt), region, service };
    if (scope.day !== right.day || scope.region !== right.region || scope.service !== right.service) {
      return `it must be signed for ${right.region} and ${right.service}, on the day of its x-amz-date`;
    }
    if (Math.abs(now.getTime() - signedAt.getTime()) > maxClockSkewSeconds * 1000) {
      return 'it was signed more than five minutes away from now: check the clock, and sign each request when you send it';
    }
    const known = await accessKeys();
    const accessKey = known.find(({ accessKeyId }) => accessKeyId === signed.accessKeyId);
    if (!accessKey) return 'its access key is unknown';
    if (!holdsBody(request)) return 'its x-amz-content-sha256 is not the hash of its body';
    return (await isSignedWith(accessKey, signed, request)) ? accessKey : 'the signature does not match';
  }

  /** Signs the same request again: only the owner of the secret gets the same signature. */
  async function isSignedWith(
    accessKey: AccessKey,
    { signedAt, signedHeaders, signature }: SignedRequest,
    { method, url, body }: HttpRequest,
  ): Promise<boolean> {
    const { searchParams } = new URL(url, 'http://localhost');
    const again = await signer(accessKey, region).sign(
      {
        method,
        protocol: 'https:',
        hostname: '',
        path: url.split('?')[0] ?? '/',
        query: Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])),
        headers: signedHeaders,
        body,
      },
      { signingDate: signedAt, signableHeaders: new Set(Object.keys(signedHeaders)) },
    );
    const right = again.headers['authorization']?.split('Signature=')[1] ?? '';
    return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(right, 'hex'));
  }

  return async (request, now) => {
    const found = await whyNot(request, now);
    if (typeof found !== 'string') return { authorizer: iamContext(found) };
    const detail = `The request is not signed correctly (AWS Signature Version 4): ${found}.`;
    return { answer: problemResult(403, { code: 'signature-invalid', detail }) };
  };
}

function holdsBody({ headers, body }: HttpRequest): boolean {
  const declared = headers['x-amz-content-sha256'];
  return declared === undefined || declared === createHash('sha256').update(body).digest('hex');
}

function isoDay(at: Date): string {
  return at.toISOString().slice(0, 10).replaceAll('-', '');
}

/** A session of the role, because most automations sign as one. */
function iamContext({ accessKeyId, roleName }: AccessKey): APIGatewayEventRequestContextIAMAuthorizer {
  const userId = `AROALOCAL:${roleName}`;
  return {
    iam: {
      accessKey: accessKeyId,
      accountId: localAccount,
      callerId: userId,
      cognitoIdentity: null,
      principalOrgId: '',
      userArn: `arn:aws:sts::${localAccount}:assumed-role/${roleName}/local`,
      userId,
    },
  };
}
