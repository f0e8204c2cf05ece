import {
  DeleteOptedOutNumberCommand,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { CarrierList } from './CarrierList.ts';
import { optOutListOf } from './optOutListOf.ts';

/**
 * Creates a client for a stage's opt-out lists of AWS End User Messaging. A number can be deleted from a list only once in 30 days;
 * otherwise the service answers PHONE_NUMBER_CANNOT_BE_OPTED_IN. Source: API reference, DeleteOptedOutNumber.
 */
export function awsCarrierList(stage: string): CarrierList {
  const client = new PinpointSMSVoiceV2Client({
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true },
  });
  return {
    async release(companyId, number) {
      try {
        await client.send(
          new DeleteOptedOutNumberCommand({
            OptOutListName: optOutListOf(stage, companyId),
            OptedOutNumber: number,
          }),
        );
        return 'released';
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return 'released';
        const tooSoon =
          error instanceof ValidationException && error.Reason === 'PHONE_NUMBER_CANNOT_BE_OPTED_IN';
        return tooSoon ? 'too soon' : 'try again';
      }
    },
  };
}
