import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { routes } from '#shared/api/routes.ts';
import {
  functions,
  prodTemplates,
  resources,
  statementsOfRole,
  testApp,
  type Resource,
} from '#testing/testStacks.ts';
import { stageNamed } from './stages.ts';

const { service } = prodTemplates();

describe('what is written down', () => {
  test('every log ends after the days of its stage, that of the page’s copying too', () => {
    const days = resources('AWS::Logs::LogGroup').map(({ Properties }) => Properties['RetentionInDays']);
    expect(new Set(days)).toEqual(new Set([365]));
    const unlogged = resources('AWS::Lambda::Function').filter(
      ({ Properties }) =>
        (Properties['LoggingConfig'] as { LogGroup?: unknown } | undefined)?.LogGroup === undefined,
    );
    expect(unlogged).toEqual([]);
  });

  test('an access log is JSON with an error in it, too, and tells no address and no path', () => {
    const formats = resources('AWS::ApiGatewayV2::Stage').map(({ Properties }) =>
      String((Properties['AccessLogSettings'] as { Format?: string }).Format),
    );
    expect(formats).toHaveLength(2);
    for (const format of formats) {
      // "messageString" has quotes of its own.
      expect(format).not.toMatch(/messageString|identity|path|claims/i);
      const filled = format.replaceAll(/\$context(\.\w+)+/g, 'No such route');
      expect(JSON.parse(filled)).toMatchObject({ error: 'No such route' });
    }
  });

  test('API Gateway may write the log of the socket before the socket asks for one', () => {
    const [account] = Object.keys(service.findResources('AWS::ApiGateway::Account'));
    const [stage] = Object.values(
      service.findResources('AWS::ApiGatewayV2::Stage', { Properties: { StageName: 'live' } }),
    ) as { DependsOn?: string[] }[];
    expect(stage?.DependsOn).toContain(account);
  });

  test('the account gets its logging role after a first resource of API Gateway, which a new account lacks', () => {
    const [account] = Object.values(service.findResources('AWS::ApiGateway::Account')) as Resource[];
    const keysOfApis = service.findResources('AWS::ApiGateway::ApiKey', { Properties: { Enabled: false } });
    const sockets = service.findResources('AWS::ApiGatewayV2::Api', {
      Properties: { ProtocolType: 'WEBSOCKET' },
    });
    const before = [...Object.keys(keysOfApis), ...Object.keys(sockets)];
    expect(before).toHaveLength(2);
    expect(account?.DependsOn?.toSorted()).toEqual(before.toSorted());
    service.resourceCountIs('AWS::ApiGateway::ApiKey', 1);
  });
});

test('API Gateway invokes the functions behind routes with one role, which may invoke no other function', () => {
  const integrations = resources('AWS::ApiGatewayV2::Integration').filter(
    ({ Properties }) => Properties['PayloadFormatVersion'] === '2.0',
  );
  expect(integrations).toHaveLength(Object.keys(routes).length);
  const credentials = new Set(
    integrations.map(({ Properties }) => JSON.stringify(Properties['CredentialsArn'])),
  );
  expect(credentials.size).toBe(1);
  const [roleId = ''] = Object.keys(service.findResources('AWS::IAM::Role')).filter((id) =>
    id.includes('Invocations'),
  );
  expect([...credentials]).toEqual([JSON.stringify({ 'Fn::GetAtt': [roleId, 'Arn'] })]);
  const [invoke, ...others] = statementsOfRole(service, roleId);
  expect(others).toEqual([]);
  expect(new Set([invoke?.Resource].flat().map((arn) => JSON.stringify(arn)))).toEqual(
    new Set(integrations.map(({ Properties }) => JSON.stringify(Properties['IntegrationUri']))),
  );
});

test('a program that loops is limited on its own routes, far below what the pages may ask for', () => {
  const [stage] = resources('AWS::ApiGatewayV2::Stage').filter(
    ({ Properties }) => 'RouteSettings' in Properties,
  );
  const { RouteSettings: limits, DefaultRouteSettings: all } = (stage ?? { Properties: {} }).Properties as {
    readonly RouteSettings: Readonly<Record<string, { readonly ThrottlingRateLimit: number }>>;
    readonly DefaultRouteSettings: { readonly ThrottlingRateLimit: number };
  };
  const rateOf = (caller: string) =>
    functions.flatMap(([, { on }]) =>
      'http' in on && (on.http.caller === 'automation') === (caller === 'automation')
        ? [limits[`${on.http.method} ${on.http.path}`]?.ThrottlingRateLimit ?? Number.NaN]
        : [],
    );
  expect(Object.keys(limits)).toHaveLength(functions.filter(([, { on }]) => 'http' in on).length);
  const automations = rateOf('automation').reduce((sum, rate) => sum + rate, 0);
  expect(automations).toBeLessThan(all.ThrottlingRateLimit / 2);
  expect(Math.min(...rateOf('member'))).toBeGreaterThan(25 * 4);
});

describe('a stage with addresses of its own', () => {
  const certificate = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/12345678`;
  const ownStage = (apiRegion = 'us-east-1', pageRegion = 'us-east-1') =>
    stageNamed('test', [
      {
        ...stageNamed('test'),
        addresses: {
          page: { host: 'texts.oakhill.com', certificateArn: certificate(pageRegion) },
          api: { host: 'api.texts.oakhill.com', certificateArn: certificate(apiRegion) },
        },
      },
    ]);

  test('serves the page, sign-in and automations there', () => {
    const own = Template.fromStack(testApp(ownStage()).service);
    const the = (type: string) => (Object.values(own.findResources(type)) as Resource[])[0]?.Properties;
    expect(the('AWS::CloudFront::Distribution')).toMatchObject({
      DistributionConfig: {
        Aliases: ['texts.oakhill.com'],
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    expect(the('AWS::Cognito::UserPoolClient')).toMatchObject({
      CallbackURLs: ['https://texts.oakhill.com/signed-in'],
    });
    expect(the('AWS::ApiGatewayV2::DomainName')).toMatchObject({ DomainName: 'api.texts.oakhill.com' });
    expect(own.toJSON()['Outputs']).toMatchObject({
      PageAddress: { Value: 'https://texts.oakhill.com' },
      ApiAddress: { Value: 'https://api.texts.oakhill.com' },
    });
  });

  test('needs certificates of the regions in which AWS looks for them', () => {
    expect(() => ownStage('eu-west-1')).toThrow('API Gateway takes certificates of its own region only');
    expect(() => ownStage('us-east-1', 'eu-west-1')).toThrow(
      'CloudFront takes certificates of us-east-1 only',
    );
  });
});
