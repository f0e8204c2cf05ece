import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

/** With which somebody signs requests in the name of an IAM role. */
export type AccessKey = {
  readonly roleName: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** The service for which requests to an API are signed. Source: API Gateway Developer Guide, "IAM authorization for HTTP APIs". */
export const service = 'execute-api';

/** Signature Version 4 under this key: for those who ask, and to see whether what they signed is the same. */
export function signer({ accessKeyId, secretAccessKey }: AccessKey, region: string): SignatureV4 {
  return new SignatureV4({
    service,
    region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Hash.bind(null, 'sha256'),
    applyChecksum: false,
  });
}
