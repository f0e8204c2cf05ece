import { CfnOutput, Stack, type App } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { Alarms } from './Alarms.ts';
import { AlarmTopic } from './AlarmTopic.ts';
import { Budget } from './Budget.ts';
import type { DataStack } from './DataStack.ts';
import type { EmulatorTarget } from './EmulatorTarget.ts';
import { ExampleAutomation, exampleCompanies } from './ExampleAutomation.ts';
import { FunctionSet } from './FunctionSet.ts';
import { GatewayLogging } from './GatewayLogging.ts';
import { ConversationsHttpApi } from './ConversationsHttpApi.ts';
import { LiveWebSocketApi } from './LiveWebSocketApi.ts';
import { ServiceDashboard } from './ServiceDashboard.ts';
import { PageClient } from './PageClient.ts';
import { Website } from './Website.ts';
import { QueueSet } from './QueueSet.ts';
import { RetrySchedule } from './RetrySchedule.ts';
import type { Stage } from './stages.ts';
import { EventSources } from './EventSources.ts';
import { SmsChannel } from './SmsChannel.ts';

/** Creates the functions, their APIs and the page. It can be deleted and deployed again, and no message is lost. */
export class ServiceStack extends Stack {
  constructor(
    app: App,
    stage: Stage,
    id: string,
    data: DataStack,
    pageFolder: string,
    emulator?: EmulatorTarget,
  ) {
    super(app, id, {
      description: `Conversations, ${stage.name}: the functions, their doors and the page`,
      env: { region: stage.region, ...(stage.account && { account: stage.account }) },
    });
    const { topics, signInAddress } = data;
    const table = tableOf(this, stage, data);
    const rows = Object.entries(manifest) as readonly [FunctionName, FunctionSpec][];
    const queues = new QueueSet(this, 'Queues', `conversations-${stage.name}`, rows);
    if (!emulator) {
      new SmsChannel(this, 'Texting', topics, stage);
      new RetrySchedule(this, 'Retries', topics);
    }
    const live = new LiveWebSocketApi(this, 'Live', stage);
    if (!emulator) live.stage.node.addDependency(new GatewayLogging(this, 'GatewayLogging', live.api));
    const httpApi = new ConversationsHttpApi(this, 'Http', stage);
    const page = emulator
      ? undefined
      : new Website(
          this,
          'Page',
          { httpApiId: httpApi.api.apiId, liveApiId: live.api.apiId, signInAddress },
          stage,
        );
    const client = page && new PageClient(this, 'PageClient', data, page.address);
    const { all: functions } = new FunctionSet(
      this,
      'Functions',
      {
        stage: stage.name,
        tableArn: table.tableArn,
        tableName: table.tableName,
        queues,
        liveStage: live.stage,
        liveEndpoint: emulator
          ? `${emulator.gateway}/_aws/execute-api/${live.api.apiId}/${live.stage.stageName}`
          : live.stage.callbackUrl,
        topics,
        configurationSetName: topics.configurationSetName,
        userPoolArn: data.userPool.userPoolArn,
        userPoolId: data.userPool.userPoolId,
        signInIssuer: emulator?.issuer ?? data.issuer,
        pageAddress: page?.address ?? httpApi.api.apiEndpoint,
        mailFrom: stage.mailFrom,
        ...(stage.canaryCompany !== undefined && { canaryCompany: stage.canaryCompany }),
      },
      stage,
      emulator ? { AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: emulator.carrier } : {},
    );
    live.connect(functions, { onEmulator: emulator !== undefined });
    const { skipped } = new EventSources(this, 'Starters', functions, {
      table,
      streamFrom: emulator ? StartingPosition.LATEST : StartingPosition.TRIM_HORIZON,
      topics,
      queues,
      hasCanary: stage.canaryCompany !== undefined,
    });

    const tokens = client ?? emulator;
    if (tokens) httpApi.connect(functions, tokens);
    new ServiceDashboard(this, 'Overview', { functions, topics, queues, api: httpApi.api }, stage);
    const { topic: alarmTopic } = new AlarmTopic(this, 'AlarmTopic', stage);
    if (stage.monthlyBudget !== undefined && !emulator) new Budget(this, 'Budget', stage);
    const watched = {
      functions,
      topics,
      queues,
      skipped,
      api: httpApi.api,
      live: live.stage,
      ...(!emulator && { limits: { table, throttled: httpApi.countThrottled() } }),
      ...(page &&
        client && {
          page: {
            distribution: page.distribution,
            userPoolId: data.userPool.userPoolId,
            clientId: client.audience,
          },
        }),
    };
    new Alarms(this, 'Alarms', watched, alarmTopic, stage);

    const exampleFor = emulator ? [] : exampleCompanies(this.node);
    if (exampleFor.length > 0) new ExampleAutomation(this, 'Example', httpApi.api, exampleFor, stage);

    if (page && client) {
      const { supportEmail } = stage;
      const settings = { ...client.settings, ...(supportEmail && { supportEmail }) };
      const others = this.node.children.filter((each) => each !== page);
      page.fill(pageFolder, settings, others);
    }

    const outputs = {
      HttpApiId: httpApi.api.apiId,
      LiveApiId: live.api.apiId,
      ...addressOutputs(stage, httpApi, page),
      ...(page &&
        client && {
          PageAddress: page.address,
          PageBucket: page.bucketName,
          UserPoolClientId: client.audience,
        }),
      ...Object.fromEntries(
        Object.entries(queues.all).map(([grant, { deadLetters }]) => [
          `${grant.charAt(0).toUpperCase()}${grant.slice(1)}DeadLettersArn`,
          deadLetters.queueArn,
        ]),
      ),
      ConfigurationSetName: topics.configurationSetName,
      AlarmTopicArn: alarmTopic.topicArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

/** Outputs the targets of the DNS records for a stage's own addresses, and the address of the API. */
function addressOutputs(
  { addresses }: Stage,
  { api, domainName }: ConversationsHttpApi,
  page: Website | undefined,
): Readonly<Record<string, string>> {
  if (!addresses || !domainName || !page) return { ApiAddress: api.apiEndpoint };
  return {
    ApiAddress: `https://${addresses.api.host}`,
    ApiDnsTarget: domainName.regionalDomainName,
    PageDnsTarget: page.distribution.distributionDomainName,
  };
}

/** The table that the functions use: the data stack's own, or one that was restored beside it. */
function tableOf(
  scope: Stack,
  { restoredTable }: Stage,
  data: DataStack,
): Pick<Table, 'tableName' | 'tableArn' | 'tableStreamArn'> {
  if (!restoredTable) return data.table;
  const { name: tableName, streamArn: tableStreamArn } = restoredTable;
  const tableArn = scope.formatArn({ service: 'dynamodb', resource: 'table', resourceName: tableName });
  return { tableName, tableArn, tableStreamArn };
}
