import {
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { parseArgs } from 'node:util';
import { CommandError } from '../../commands/CommandError.ts';
import { answerHelp } from '../../commands/help.ts';
import { runningAddresses } from '../runtime/addresses.ts';
import { dataFolderOf } from '../runtime/dataFolderOf.ts';
import { eventTopicArn } from './eventTopicArn.ts';

/**
 * `npm run events -- URL [--company ID] [--type TYPE] [--remove]`: lets a program at this URL be called with the events of the
 * product that runs on this machine, or ends that.
 */
async function events(): Promise<void> {
  answerHelp('events');
  const { values, positionals } = readArguments();
  const [endpoint = ''] = positionals;
  if (!URL.canParse(endpoint)) {
    throw new CommandError(
      'Name the URL at which your program listens, such as http://localhost:9000/events.',
    );
  }
  const dataFolder = dataFolderOf(process.env);
  const addresses = await runningAddresses(dataFolder);
  if (!addresses) {
    throw new CommandError(
      `Conversations is not running on the data folder "${dataFolder}": start it with npm start, or set DATA_DIR.`,
    );
  }
  // Node 20 works with the pinned version of the SDK, whose warning would be printed before the answer.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const client = new SNSClient({
    endpoint: addresses.eventTopic,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  if (values.remove) {
    await remove(client, endpoint);
    return;
  }
  const policy = {
    ...(values.company && { companyId: values.company }),
    ...(values.type && { type: values.type }),
  };
  await client.send(
    new SubscribeCommand({
      TopicArn: eventTopicArn,
      Protocol: 'http',
      Endpoint: endpoint,
      ...(Object.keys(policy).length > 0 && { Attributes: { FilterPolicy: JSON.stringify(policy) } }),
    }),
  );
  console.log(`${endpoint} gets the events from now on. End that with --remove.`);
}

async function remove(client: SNSClient, endpoint: string): Promise<void> {
  const { Subscriptions = [] } = await client.send(
    new ListSubscriptionsByTopicCommand({ TopicArn: eventTopicArn }),
  );
  const found = Subscriptions.find(({ Endpoint }) => Endpoint === endpoint);
  if (!found) throw new CommandError(`${endpoint} has no subscription.`);
  await client.send(new UnsubscribeCommand({ SubscriptionArn: found.SubscriptionArn }));
  console.log(`${endpoint} gets no more events.`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        company: { type: 'string', multiple: true },
        type: { type: 'string', multiple: true },
        remove: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

events().catch((error: unknown) => {
  console.error(error instanceof CommandError ? error.message : error);
  process.exit(1);
});
