import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { EventTopic } from './EventTopic.ts';

/** Publishes events to an SNS topic. Their company and type are message attributes, for the filter policies of subscriptions. */
export function awsEventTopic(topicArn: string): EventTopic {
  const client = new SNSClient({});
  return {
    async publish(event) {
      await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Message: JSON.stringify(event),
          MessageAttributes: {
            companyId: { DataType: 'String', StringValue: event.companyId },
            type: { DataType: 'String', StringValue: event.type },
          },
        }),
      );
    },
  };
}
