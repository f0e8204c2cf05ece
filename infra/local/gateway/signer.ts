import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

/** The key with which a caller signs requests for an IAM role. */
export type AccessKey = {
  readonly roleName: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/**
 * The service name in signatures of API requests. Source: API Gateway Developer Guide, "IAM authorization for
 * HTTP APIs".
 */
export const service = 'execute-api';

/** Signs with Signature Version 4 under this key, to send a request or to verify one. */
export function signer({ accessKeyId, secretAccessKey }: AccessKey, region: string): SignatureV4 {
  return new SignatureV4({
    service,
    region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Hash.bind(null, 'sha256'),
    applyChecksum: false,
  });
}
