import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSet, CfnProtectConfiguration } from 'aws-cdk-lib/aws-smsvoice';
import { Construct } from 'constructs';
import { receiptMeanings } from '#functions/carrier/deliveryReceipt.ts';
import { topics } from '#functions/carrier/topics.ts';
import { carrierCountries } from './carrierCountries.ts';
import type { NoticeTopics } from './NoticeTopics.ts';
import type { Stage } from './stages.ts';

/**
 * What AWS End User Messaging needs beside a number: the configuration set under which every text is sent and which says
 * where receipts go, the fence around the countries, and the role with which a number hands over what people text. Numbers
 * themselves are never made, changed or released here: `npm run company` attaches those that exist.
 */
export class Texting extends Construct {
  readonly configurationSetName: string;
  /** Assumed by a two-way number to publish inbound texts. */
  readonly twoWayRole: Role;

  constructor(scope: Construct, id: string, notices: NoticeTopics, stage: Stage, simulated: boolean) {
    super(scope, id);
    const { account } = Stack.of(this);
    this.configurationSetName = `conversations-${stage.name}`;
    if (!simulated) this.#configure(notices, stage);
    this.twoWayRole = new Role(this, 'TwoWayRole', {
      assumedBy: new ServicePrincipal('sms-voice.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      description: `Conversations, ${stage.name}: a number hands over what people text`,
    });
    this.twoWayRole.addToPolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        resources: [notices.named(topics.inboundTexts.name).topic.topicArn],
      }),
    );
    this.twoWayRole.addToPolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [notices.key.keyArn],
      }),
    );
  }

  #configure(notices: NoticeTopics, stage: Stage): void {
    const fence = new CfnProtectConfiguration(this, 'Countries', {
      countryRuleSet: {
        sms: [...carrierCountries].map((countryCode) => ({
          countryCode,
          protectStatus: stage.countries.includes(countryCode) ? 'ALLOW' : 'BLOCK',
        })),
      },
    });
    new CfnConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      protectConfigurationId: fence.attrProtectConfigurationId,
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: Object.keys(receiptMeanings),
          snsDestination: { topicArn: notices.named(topics.deliveryReceipts.name).topic.topicArn },
        },
      ],
    });
  }
}
