import { CfnOutput, Duration, Stack, type App } from 'aws-cdk-lib';
import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { topics as described } from '#functions/carrier/topics.ts';
import { Alarms } from './Alarms.ts';
import { signInScopes, type DataStack } from './DataStack.ts';
import { FunctionSet } from './FunctionSet.ts';
import { HttpDoor } from './HttpDoor.ts';
import { LiveDoor } from './LiveDoor.ts';
import { NoticeTopics } from './NoticeTopics.ts';
import { OutboundLine } from './OutboundLine.ts';
import { PageSite } from './PageSite.ts';
import type { Stage } from './stages.ts';
import { Starters } from './Starters.ts';
import { Texting } from './Texting.ts';

/** Everything that happens: it can be deleted and deployed again, and nothing that anybody said is gone. */
export class ServiceStack extends Stack {
  constructor(app: App, stage: Stage, id: string, data: DataStack, pageFolder: string) {
    super(app, id, {
      description: `Conversations, ${stage.name}: the functions, their doors and the page`,
      env: { region: stage.region, ...(stage.account && { account: stage.account }) },
    });
    const topics = new NoticeTopics(this, 'Topics');
    const line = new OutboundLine(this, 'Line', `conversations-${stage.name}`);
    const texting = new Texting(this, 'Texting', topics, stage);
    const live = new LiveDoor(this, 'Live', stage);
    const { table, userPool, signInAddress } = data;
    const { all: functions } = new FunctionSet(
      this,
      'Functions',
      {
        tableArn: table.tableArn,
        tableName: table.tableName,
        outboundQueue: line.queue,
        liveStage: live.stage,
        configurationSetName: texting.configurationSetName,
      },
      stage,
    );
    live.connect(functions);
    new Starters(this, 'Starters', functions, { table, topics, line });

    const door = new HttpDoor(this, 'Http', stage);
    const page = new PageSite(
      this,
      'Page',
      { httpApiId: door.api.apiId, liveApiId: live.api.apiId, signInAddress },
      stage,
    );
    const client = new UserPoolClient(this, 'PageClient', {
      userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [...signInScopes],
        callbackUrls: [`${page.address}/signed-in`],
        logoutUrls: [`${page.address}/`],
      },
      refreshTokenRotationGracePeriod: Duration.seconds(60),
    });
    const issuer = `https://cognito-idp.${this.region}.${this.urlSuffix}/${userPool.userPoolId}`;
    door.connect(functions, { issuer, audience: client.userPoolClientId });
    page.fill(pageFolder, {
      issuer,
      clientId: client.userPoolClientId,
      authorizationEndpoint: `${signInAddress}/oauth2/authorize`,
      tokenEndpoint: `${signInAddress}/oauth2/token`,
      endSessionEndpoint: `${signInAddress}/logout`,
      scope: signInScopes.map(({ scopeName }) => scopeName).join(' '),
      livePath: '/live',
    });
    const alarms = new Alarms(this, 'Alarms', { functions, topics, line }, stage);

    const outputs = {
      PageAddress: page.address,
      HttpApiAddress: door.api.apiEndpoint,
      UserPoolClientId: client.userPoolClientId,
      InboundTopicArn: topics.named(described.inboundTexts.name).topic.topicArn,
      TwoWayRoleArn: texting.twoWayRole.roleArn,
      ConfigurationSetName: texting.configurationSetName,
      AlarmTopicArn: alarms.topic.topicArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
