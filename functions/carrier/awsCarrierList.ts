import {
  DeleteOptedOutNumberCommand,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { evidenceOf } from './carrierEvidence.ts';
import type { CarrierList, RemovalAnswer } from './CarrierList.ts';
import { isDefect } from './isDefect.ts';
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
    async remove(companyId, number) {
      try {
        await client.send(
          new DeleteOptedOutNumberCommand({
            OptOutListName: optOutListOf(stage, companyId),
            OptedOutNumber: number,
          }),
        );
        return { kind: 'removed' };
      } catch (error) {
        return answerOf(error);
      }
    },
  };
}

/** Throws a defect. Without the company's list the number is on another one, so the person may still be blocked. */
function answerOf(error: unknown): RemovalAnswer {
  if (error instanceof ResourceNotFoundException && error.ResourceType !== 'opt-out-list') {
    return { kind: 'removed' };
  }
  if (error instanceof ValidationException && error.Reason === 'PHONE_NUMBER_CANNOT_BE_OPTED_IN') {
    return { kind: 'too soon' };
  }
  if (isDefect(error)) throw error;
  return { kind: 'try again', evidence: evidenceOf(error) };
}
