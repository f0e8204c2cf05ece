import type { AutomationEvent } from '#shared/api/automationEvent.ts';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

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

/** The topic to which automations subscribe. Publishing rejects unless the topic accepted the event. */
export type EventTopic = { readonly publish: (event: AutomationEvent) => Promise<void> };
