import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { functions, prodTemplates, testApp, type Resource } from '#testing/testStacks.ts';
import { stageNamed } from './stages.ts';

const { data, service } = prodTemplates();

test('the emulator gets the same stacks without what it lacks', () => {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const target = { gateway: at(4566), carrier: at(4567), issuer: at(4568), audience: 'page' };
  const stacks = testApp(stageNamed('test'), {}, target);
  const deployed = [stacks.data, stacks.service].flatMap(
    (stack) =>
      Object.values(Template.fromStack(stack).toJSON()['Resources'] as object) as (Resource & {
        readonly Type: string;
      })[],
  );
  const lacking =
    /^AWS::(CloudFront|S3|SMSVOICE|Scheduler|Budgets)::|^AWS::Logs::MetricFilter$|RouteResponse$|^Custom::/;
  expect(deployed.map(({ Type }) => Type).filter((type) => lacking.test(type))).toEqual([]);
  // Its alarms watch one metric each.
  expect(
    deployed.filter(({ Type, Properties }) => Type === 'AWS::CloudWatch::Alarm' && 'Metrics' in Properties),
  ).toEqual([]);
  const functionsOf = deployed.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  // The one that writes invitations is in the stack of the user pool.
  expect(functionsOf).toHaveLength(functions.length + 1);
});

/** A replacement under the same name fails, because CloudFormation creates the new resource before it deletes the old one. */
const namedByHand: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'is changed in place, except for its name',
  'AWS::CloudWatch::Dashboard': 'is changed in place, except for its name',
  'AWS::Cognito::UserPoolDomain': 'is the address of the sign-in page, whose replacement `deploy` refuses',
  'AWS::IAM::Role': 'is the two-way role of every number, whose replacement `deploy` refuses',
  'AWS::SMSVOICE::ConfigurationSet': 'is changed in place, except for its name',
  'AWS::SNS::Topic': 'is where every number points, and its replacement is refused by `deploy`',
  'AWS::SQS::Queue': 'is changed in place, except for its name and for being FIFO, which is part of the name',
};

test('only what is changed in place, or must never be replaced, has a fixed name that another one could hold', () => {
  const isName = ([property, value]: [string, unknown]) =>
    /^(Alarm|Budget|Bucket|ConfigurationSet|Dashboard|Function|LogGroup|Pool|Queue|Role|Rule|Table|Topic|UserPool)Name$|^Domain$/.test(
      property,
    ) && JSON.stringify(value).includes('conversations-');
  const named = [data, service]
    .flatMap((template) =>
      Object.values(template.toJSON()['Resources'] as Record<string, Partial<Resource> & { Type: string }>),
    )
    .filter(({ Properties = {} }) =>
      [Properties, Properties['Budget'] ?? {}].some((each) => Object.entries(each).some(isName)),
    )
    .map(({ Type }) => Type);
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(namedByHand).toSorted());
});
