import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { Validations, type Stack } from 'aws-cdk-lib';
import type { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { exampleCompanies, routesOf } from './ExampleAutomation.ts';
import type { Stage } from './stages.ts';

type Acknowledged = {
  /** Path of the construct below the stack; the whole stack if absent. */
  readonly at?: string;
  readonly rules: readonly string[];
  readonly reason: string;
};

const ofData = ({ secondFactor }: Stage): readonly Acknowledged[] => [
  ...(secondFactor === 'none'
    ? [
        {
          at: 'Members',
          rules: ['COG2'],
          reason: 'This stage was set up without a second factor; a password alone signs a member in.',
        },
      ]
    : []),
  {
    at: 'Members',
    rules: ['COG8'],
    reason: 'The plus plan costs per member and watches for strangers; here only an admin creates accounts.',
  },
];

function ofService(stack: Stack, { name: stage, addresses, mailFrom }: Stage): readonly Acknowledged[] {
  const regionAndAccount = `${stack.region}:<AWS::AccountId>`;
  const idOf = (path: string) => stack.getLogicalId(below(stack, path).node.defaultChild as CfnElement);
  return [
    {
      at: 'GatewayLogging/Role',
      rules: [
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      ],
      reason:
        'A setting of the account for all its APIs, made the way AWS documents it; API Gateway checks that the role may do all of this.',
    },
    {
      at: 'Live/Api',
      rules: ['APIG4'],
      reason:
        'connectLive trades the single-use ticket in the address for the connection and refuses without one; the other routes exist only behind it.',
    },
    {
      at: 'Functions/deliverMessageRole',
      rules: [`IAM5[Resource::arn:<AWS::Partition>:sms-voice:${regionAndAccount}:phone-number/*]`],
      reason:
        'Companies bring their own numbers after the deployment; the company’s own row says from which one a text leaves.',
    },
    ...['queueMessages', 'announceChanges'].map((name) => ({
      at: `Starters/${name}Skipped`,
      rules: ['SQS3'],
      reason:
        'Lambda itself puts notes there about changes that a reader of the stream skipped; cdk-nag knows only dead letters of queues.',
    })),
    {
      at: 'Functions/removeFromOptOutListRole',
      rules: [
        `IAM5[Resource::arn:<AWS::Partition>:sms-voice:${regionAndAccount}:opt-out-list/${optOutListOf(stage, '*')}]`,
      ],
      reason:
        'Each company has an opt-out list of its own on this stage, made after the deployment; the function touches no other.',
    },
    {
      at: 'Functions/getRegistrationRole',
      rules: [
        'IAM5[Resource::*]',
        `IAM5[Resource::arn:<AWS::Partition>:sms-voice:${regionAndAccount}:registration/*]`,
      ],
      reason:
        'Registrations come after the deployment. The list of all numbers, in which the function finds one, and the form of a registration belong to no resource. The function only reads.',
    },
    ...(mailFrom === undefined
      ? []
      : [
          {
            at: 'Functions/inviteMemberRole',
            rules: ['identity', 'configuration-set'].map(
              (resource) => `IAM5[Resource::arn:<AWS::Partition>:ses:${regionAndAccount}:${resource}/*]`,
            ),
            reason:
              'SES checks the recipient while it is in its sandbox, and the default configuration set of the sender. A condition allows mails from the address of the stage only.',
          },
        ]),
    {
      at: 'Functions/announceChangesRole',
      rules: ['POST', 'DELETE'].map(
        (method) =>
          `IAM5[Resource::arn:<AWS::Partition>:execute-api:${regionAndAccount}:<${idOf('Live/Api')}>/live/${method}/@connections/*]`,
      ),
      reason: 'Connections come and go; each has an id that is not known before.',
    },
    ...['queueMessages', 'announceChanges'].map((name) => ({
      at: `Functions/${name}Role`,
      rules: ['IAM5[Resource::*]'],
      reason:
        'Lambda must list streams to follow one, and dynamodb:ListStreams knows no resource. It reads nothing.',
    })),
    ...exampleCompanies(stack.node).map((companyId) => ({
      at: 'Example/Role',
      rules: routesOf(companyId)
        .filter((route) => route.endsWith('*'))
        .map(
          (route) =>
            `IAM5[Resource::arn:<AWS::Partition>:execute-api:${regionAndAccount}:<${idOf('Http/Api')}>/$default/${route}]`,
        ),
      reason: 'The example chooses an id for each text; it may post for this company and no other.',
    })),
    ...(addresses
      ? []
      : [
          {
            at: 'Page/Distribution',
            rules: ['CFR4'],
            reason:
              'On CloudFront’s own host name CloudFront sets the lowest TLS; browsers and CloudFront agree on 1.2 or 1.3.',
          },
        ]),
    {
      at: 'Page/Distribution',
      rules: ['CFR1', 'CFR2'],
      reason:
        'The page is public and holds nothing; every answer with data needs a token, and the API throttles.',
    },
    ...[
      { at: 'Page/Distribution', rules: ['CFR3'] },
      { at: 'Page/Page', rules: ['S1'] },
    ].map((finding) => ({
      ...finding,
      reason:
        'These logs keep the network address of everybody who opens the page. Who asked for data is in the API’s own log, without.',
    })),
    {
      rules: [
        'L1',
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        'IAM5[Resource::*]',
        ...['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map(
          (action) => `IAM5[Action::${action}]`,
        ),
        `IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${stack.region}/*]`,
        `IAM5[Resource::<${idOf('Page/Page')}.Arn>/*]`,
      ],
      at: 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C',
      reason:
        'The CDK’s own helper, which copies the page into its bucket at deployment and runs at no other time.',
    },
  ];
}

/** Accepts findings of cdk-nag, each with its reason. Any other finding fails the synthesis. */
export function acknowledge(data: Stack, service: Stack, stage: Stage): void {
  for (const [stack, all] of [
    [data, ofData(stage)],
    [service, ofService(service, stage)],
  ] as const) {
    for (const { at, rules, reason } of all) {
      const ids = rules.map((rule) => ({ id: `AwsSolutions::AwsSolutions-${rule}`, reason }));
      Validations.of(at === undefined ? stack : below(stack, at)).acknowledge(...ids);
    }
  }
}

function below(stack: Stack, path: string): IConstruct {
  const found = path
    .split('/')
    .reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), stack);
  if (!found) throw new Error(`There is nothing at ${path} in ${stack.stackName}`);
  return found;
}
