import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receiptMeanings } from '#functions/carrier/deliveryReceipt.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { demoAccounts } from '../local/demo/demoAccounts.ts';
import { demoCompanies } from '../local/demo/demoCompanies.ts';
import { demoHandsets } from '../local/demo/demoHandsets.ts';
import { demosAt } from '../local/demo/demosAt.ts';
import { loadDemo } from '../local/demo/loadDemo.ts';
import { openIdentity } from '../local/identity/openIdentity.ts';
import { buildPage } from '../local/page/buildPage.ts';
import { openPhoneNetwork } from '../local/phoneNetwork/openPhoneNetwork.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { closeStack } from '../local/runtime/closeStack.ts';
import { deployStacks, emulatorConnection, emulatorStage } from './deployStacks.ts';
import { router } from './router.ts';
import { startMinistack } from './ministack.ts';

/** The ports for which the stacks were synthesized, and the folder with their templates. */
export type Synthesized = {
  readonly folder: string;
  readonly gatewayPort: number;
  readonly carrierPort: number;
  readonly frontPort: number;
};

/**
 * Opens the product as CloudFormation creates it, on its own emulator: the real CDK deploys it, the table has
 * the demo, and the simulated carrier runs beside it.
 */
export async function openEmulatorOffice(
  { folder, gatewayPort, carrierPort, frontPort }: Synthesized,
  past: (store: AdminStore) => Promise<void> = async () => {},
) {
  const parts = closeStack();
  try {
    const home = parts.keep(await mkdtemp(join(tmpdir(), 'emulator-office-')), (path) =>
      rm(path, { recursive: true }),
    );
    const { gateway } = parts.keep(await startMinistack(gatewayPort), (ministack) => ministack.stop());
    const front = parts.keep(await listenOnLoopback(frontPort), (server) => server.close());
    const carrier = parts.keep(await listenOnLoopback(carrierPort), (server) => server.close());
    const issuer = issuerAt(front.port);
    const client = parts.keep(new DynamoDBClient(emulatorConnection(gateway)), async (open) =>
      open.destroy(),
    );
    const demos = demosAt(new Date());
    const outputs = await deployStacks(gateway, folder, async ({ TableName: tableName = '' }) => {
      const store = dynamoStore(tableName, client);
      for (const demo of demos) await loadDemo({ store, issuer }, demo, () => {});
      for (const { companyId, members } of demoCompanies) {
        for (const { memberId } of members) await store.dismissOverview(companyId, memberId);
      }
      await past(store);
    });
    const output = (name: string): string => {
      const value = outputs[name];
      if (value === undefined) throw new Error(`The stacks have no output ${name}`);
      return value;
    };

    const origin = `http://localhost:${front.port}`;
    const identity = parts.keep(
      await openIdentity({
        folder: join(home, 'identity'),
        accounts: demoAccounts(),
        origins: [origin],
        issuer,
      }),
      (open) => open.close(),
    );
    const sns = parts.keep(new SNSClient(emulatorConnection(gateway)), async (open) => open.destroy());
    const publishTo = (topicArn: string) => async (message: string) => {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Message: message }));
    };
    const network = parts.keep(
      await openPhoneNetwork({
        folder: join(home, 'phoneNetwork'),
        numbers: demoCompanies.map(({ companyId, originationNumber, name }) => ({
          e164: originationNumber,
          name,
          selfManagedOptOuts: true,
          optOutList: optOutListOf(emulatorStage, companyId),
        })),
        handsets: demoHandsets(demos),
        configurationSets: [
          { name: output('ConfigurationSetName'), eventTypes: Object.keys(receiptMeanings) },
        ],
        publishInbound: publishTo(output('InboundTopicArn')),
        publishReceipt: publishTo(output('ReceiptsTopicArn')),
      }),
      (open) => open.close(),
    );
    carrier.answer(network.carrierListener);
    network.refuseDuringOutages(carrier.server);
    const { listener, upgrade } = router({
      gateway,
      httpApiId: output('HttpApiId'),
      liveApiId: output('LiveApiId'),
      identity,
      network,
      pageFolder: await buildPage(),
    });
    front.answer(listener);
    front.answerUpgrades('/live', upgrade);
    return { origin, close: parts.close };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

/** The emulator fetches the signing keys from the issuer, so the issuer must be an address that answers. */
export function issuerAt(frontPort: number): string {
  return `http://127.0.0.1:${frontPort}/identity`;
}
