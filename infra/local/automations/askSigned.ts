import type { Ask } from '#shared/api/client.ts';
import { askAsRole } from '#functions/example/askAsRole.ts';
import type { AccessKey } from '../gateway/signer.ts';
import { CommandError } from '../../commands/CommandError.ts';
import { localRegion } from '../runtime/localRegion.ts';

/** Says in one sentence why a request of an automation cannot be sent. */
export class RequestError extends CommandError {
  override readonly name = 'RequestError';
}

/**
 * Sends a request to the API at `origin`, signed with the role's key, as an automation does in AWS. Throws `RequestError` when no
 * product answers there.
 */
export function askSigned(origin: string, accessKey: AccessKey): Ask {
  const ask = askAsRole(origin, localRegion(), accessKey);
  return (pathAndQuery, init) =>
    ask(pathAndQuery, init).catch((cause: unknown) => {
      throw new RequestError(
        `Conversations does not answer at ${origin}: start it with npm start, or set PORT to its port.`,
        { cause },
      );
    });
}
