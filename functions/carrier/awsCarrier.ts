import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { verdictOf } from './carrierErrors.ts';
import { evidenceOf } from './carrierEvidence.ts';
import type { Carrier, Text } from './Carrier.ts';

/** Shorter than the time limit of the sending function, so that it can still record a missing answer. */
export const carrierTimeoutSeconds = 8;

/**
 * A connection that was idle while Lambda froze the function is dead, and the next request on it fails with a reset that
 * proves nothing about the text. The SDK keeps connections alive by default. A new connection costs a TLS handshake, measured
 * at about 2 ms of CPU time and 6 ms in total on one machine, and a number sends about one text a second.
 */
const connectionPerText = { keepAlive: false, maxSockets: 50 };

/**
 * Creates a client of AWS End User Messaging that never retries. Sending has no idempotency token, and the SDK's usual three
 * attempts would text a person twice when an answer is lost.
 */
export function awsCarrier(configurationSet: string, timeoutSeconds = carrierTimeoutSeconds): Carrier {
  const client = new PinpointSMSVoiceV2Client({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: timeoutSeconds * 1000,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutSeconds * 1000,
      httpAgent: connectionPerText,
      httpsAgent: connectionPerText,
    },
  });
  return {
    async sendText(text: Text) {
      try {
        const { MessageId, $metadata } = await client.send(
          new SendTextMessageCommand({
            OriginationIdentity: text.from,
            DestinationPhoneNumber: text.to,
            MessageBody: text.body,
            MessageType: 'TRANSACTIONAL',
            ConfigurationSetName: configurationSet,
            Context: text.context,
            TimeToLive: text.timeToLiveSeconds,
          }),
        );
        return { kind: 'accepted', carrierMessageId: MessageId, evidence: evidenceOf({ $metadata }) };
      } catch (error) {
        return { ...verdictOf(error), evidence: evidenceOf(error) };
      }
    },
  };
}
