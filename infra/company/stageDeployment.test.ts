import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LoopbackServer, listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { readBody } from '../local/phoneNetwork/readBody.ts';
import { stageDeployment } from './stageDeployment.ts';

const account = '111122223333';
const outputsOfData = {
  TableName: 'the-table',
  UserPoolId: 'us-east-1_pool',
  InboundTopicArn: 'arn:aws:sns:us-east-1:111122223333:inbound',
  TwoWayRoleArn: 'arn:aws:iam::111122223333:role/two-way',
};
const outputsOfService = {
  ConfigurationSetName: 'conversations-test',
  PageAddress: 'https://page.example',
};

let aws: LoopbackServer;
let stacks: Record<string, Record<string, string>>;
let stacksAccount: string;
let users: Map<string, unknown>;
beforeAll(async () => {
  aws = await listenOnLoopback();
  aws.answer((request, response) => {
    const target = request.headers['x-amz-target']?.toString();
    void readBody(request, 100_000).then((body = '') => {
      const { status, text } = target ? cognito(target, body) : query(new URLSearchParams(body));
      response.writeHead(status, { 'content-type': target ? 'application/x-amz-json-1.1' : 'text/xml' });
      response.end(text);
    });
  });
});
afterAll(() => aws.close());
beforeEach(() => {
  stacks = {
    'Conversations-test-Data': outputsOfData,
    'Conversations-test-Service': outputsOfService,
  };
  stacksAccount = account;
  users = new Map();
  vi.stubEnv('AWS_ENDPOINT_URL', aws.origin);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'someone');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Imitates STS and CloudFormation with their own protocol. */
function query(form: URLSearchParams) {
  if (form.get('Action') === 'GetCallerIdentity') {
    return {
      status: 200,
      text: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    };
  }
  const name = form.get('StackName') ?? '';
  const outputs = stacks[name];
  if (!outputs) {
    return {
      status: 400,
      text: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`,
    };
  }
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return {
    status: 200,
    text: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackId>arn:aws:cloudformation:us-east-1:${stacksAccount}:stack/${name}/1</StackId><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  };
}

function cognito(target: string, body: string) {
  const asked = JSON.parse(body) as { readonly Username: string };
  const Attributes = [{ Name: 'sub', Value: `sub-of-${asked.Username}` }];
  const isKnown = users.has(asked.Username);
  if (target.endsWith('.AdminCreateUser') && !isKnown) {
    users.set(asked.Username, asked);
    return { status: 200, text: JSON.stringify({ User: { Username: asked.Username, Attributes } }) };
  }
  if (target.endsWith('.AdminGetUser') && isKnown) {
    const found = { Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD', UserAttributes: Attributes };
    return { status: 200, text: JSON.stringify(found) };
  }
  return {
    status: 400,
    text: JSON.stringify({
      __type: isKnown ? 'UsernameExistsException' : 'UserNotFoundException',
      message: '-',
    }),
  };
}

test('the outputs of its two stacks describe a stage', async () => {
  const deployment = await stageDeployment('test');
  deployment.close();
  expect(deployment).toMatchObject({
    name: `stage test (account ${account}, us-east-1)`,
    stage: 'test',
    option: '--stage test',
    console: 'https://us-east-1.console.aws.amazon.com/sms-voice/home?region=us-east-1',
    channel: {
      inboundTopicArn: outputsOfData.InboundTopicArn,
      twoWayRoleArn: outputsOfData.TwoWayRoleArn,
      configurationSet: 'conversations-test',
    },
  });
});

describe('Before anything is read or changed, it refuses', () => {
  test('a stage without a name', async () => {
    await expect(stageDeployment('moon')).rejects.toThrow(/^There is no stage "moon"\. There are: .*test/);
  });

  test('to work without credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    vi.stubEnv('AWS_PROFILE', undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    await expect(stageDeployment('test')).rejects.toThrow(
      'AWS rejected your credentials, so nothing was read or changed. There are no AWS credentials: sign in with',
    );
  });

  test('an account without the stage', async () => {
    stacks = {};
    await expect(stageDeployment('test')).rejects.toThrow(
      `Account ${account} has no stack Conversations-test-Data in region us-east-1: deploy the stage first (npm run deploy -- --stage test), or use the credentials of the stage's account.`,
    );
  });

  test('credentials of another account than the stack’s', async () => {
    stacksAccount = '999988887777';
    await expect(stageDeployment('test')).rejects.toThrow(
      `Your AWS credentials belong to account ${account}, but the stage "test" is in 999988887777: use credentials of that account.`,
    );
  });

  test('a stage that is only half deployed', async () => {
    const { PageAddress: _, ...rest } = outputsOfService;
    stacks['Conversations-test-Service'] = rest;
    await expect(stageDeployment('test')).rejects.toThrow(
      'The stack Conversations-test-Service (CREATE_COMPLETE) has no output PageAddress: deploy the stage again (npm run deploy -- --stage test).',
    );
  });
});

test('an admin is invited by mail, once, under the issuer and subject of their tokens', async () => {
  const { signIn, close } = await stageDeployment('test');
  const ada = { email: 'ada@elm.example', name: 'Ada Berg', company: 'Elm Street' };
  const subject = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool#sub-of-ada@elm.example';
  expect(await signIn.find(ada)).toBeUndefined();
  expect(await signIn.invite(ada)).toBe(subject);
  expect(await signIn.invite(ada)).toBe(subject);
  expect(await signIn.find(ada)).toEqual({ subject, enabled: true, waiting: true });
  expect([...users.values()]).toEqual([
    {
      UserPoolId: 'us-east-1_pool',
      Username: ada.email,
      UserAttributes: [
        { Name: 'email', Value: ada.email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: ada.name },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
      ClientMetadata: { company: 'Elm Street', page: 'https://page.example' },
    },
  ]);
  expect(signIn.next(ada.email, true)).toMatch(
    /has not signed in yet: .* https:\/\/page\.example\. .*RESEND$/,
  );
  close();
});
