import { CfnConfigurationSet, CfnProtectConfiguration } from 'aws-cdk-lib/aws-smsvoice';
import { Construct } from 'constructs';
import { receiptMeanings } from '#functions/carrier/deliveryReceipt.ts';
import { topics } from '#functions/carrier/topics.ts';
import { carrierCountries } from './carrierCountries.ts';
import type { SubscribedTopics } from './SubscribedTopics.ts';
import type { Stage } from './stages.ts';

/**
 * Creates the configuration set under which every text is sent, which says where receipts go, and blocks countries outside the
 * stage's list. A stack never makes, changes or releases a number: `npm run company` attaches those that exist.
 */
export class SmsChannel extends Construct {
  constructor(scope: Construct, id: string, subscribed: SubscribedTopics, stage: Stage) {
    super(scope, id);
    const fence = new CfnProtectConfiguration(this, 'Countries', {
      countryRuleSet: {
        sms: [...carrierCountries].map((countryCode) => ({
          countryCode,
          protectStatus: stage.countries.includes(countryCode) ? 'ALLOW' : 'BLOCK',
        })),
      },
    });
    new CfnConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: subscribed.configurationSetName,
      protectConfigurationId: fence.attrProtectConfigurationId,
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: Object.keys(receiptMeanings),
          snsDestination: { topicArn: subscribed.named(topics.deliveryReceipts.name).topic.topicArn },
        },
      ],
    });
  }
}
