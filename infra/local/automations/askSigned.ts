import type { Ask } from '#shared/api/client.ts';
import { askAsRole } from '#functions/example/askAsRole.ts';
import type { AccessKey } from '../gateway/signer.ts';
import { localRegion } from '../runtime/localRegion.ts';

/** Sends a request to the API at `origin`, signed with the role's key, as an automation does in AWS. */
export function askSigned(origin: string, accessKey: AccessKey): Ask {
  return askAsRole(origin, localRegion(), accessKey);
}
