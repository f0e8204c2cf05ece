import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { variables } from '#functions/edge/environment.ts';
import type { PolicyOf } from './Granting.ts';

/** Says what the grants of the carrier allow in AWS End User Messaging. */
export const carrierPolicies = {
  carrier: {
    send: ({ liveStage, configurationSetName }) => ({
      statements: [
        new PolicyStatement({
          actions: ['sms-voice:SendTextMessage'],
          resources: [
            carrierArn(liveStage, 'phone-number', '*'),
            carrierArn(liveStage, 'configuration-set', configurationSetName),
          ],
        }),
      ],
      environment: { [variables.configurationSet]: configurationSetName },
    }),
  },
  carrierNumbers: {
    read: ({ liveStage }) => ({
      statements: [
        new PolicyStatement({
          actions: [
            'sms-voice:DescribeRegistrations',
            'sms-voice:DescribeRegistrationVersions',
            'sms-voice:DescribeRegistrationFieldValues',
          ],
          resources: [carrierArn(liveStage, 'registration', '*')],
        }),
        // The form belongs to no resource. Nor does a list of all numbers, in which the function finds one by its digits: AWS
        // documents the resource of a request with ids only.
        new PolicyStatement({
          actions: ['sms-voice:DescribePhoneNumbers', 'sms-voice:DescribeRegistrationFieldDefinitions'],
          resources: ['*'],
        }),
      ],
      environment: {},
    }),
  },
  carrierList: {
    remove: ({ liveStage, stage }) => ({
      statements: [
        new PolicyStatement({
          actions: ['sms-voice:DeleteOptedOutNumber'],
          resources: [carrierArn(liveStage, 'opt-out-list', optOutListOf(stage, '*'))],
        }),
      ],
      environment: { [variables.stage]: stage },
    }),
  },
} satisfies { readonly [Name in 'carrier' | 'carrierNumbers' | 'carrierList']: PolicyOf<Name> };

/** Returns the ARN of a resource of the carrier in this account and region. */
function carrierArn(liveStage: WebSocketStage, resource: string, resourceName: string): string {
  return Stack.of(liveStage).formatArn({
    service: 'sms-voice',
    resource,
    resourceName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
