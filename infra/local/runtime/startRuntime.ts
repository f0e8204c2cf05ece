import { join } from 'node:path';
import { receiptMeanings } from '#functions/carrier/deliveryReceipt.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { topics } from '#functions/carrier/topics.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { openDataFolder } from '../database/dataFolder.ts';
import { type LocalDatabase, startDatabase } from '../database/localDatabase.ts';
import { keepAccessKeys, readAccessKeys } from '../automations/accessKeys.ts';
import { demoAccounts } from '../demo/demoAccounts.ts';
import { demoCompanies } from '../demo/demoCompanies.ts';
import { deliveryQueues, eventDeliveries } from '../events/eventDeliveries.ts';
import { snsEndpoint } from '../events/snsEndpoint.ts';
import { openSubscriptions } from '../events/subscriptionRegistry.ts';
import { liveSockets } from '../gateway/liveSockets.ts';
import { openIdentity } from '../identity/openIdentity.ts';
import { buildTools, buildPage } from '../page/buildPage.ts';
import { builtPages, watchPages } from '../page/watchPages.ts';
import type { Faults } from '../phoneNetwork/Faults.ts';
import { openPhoneNetwork } from '../phoneNetwork/openPhoneNetwork.ts';
import { publishToTopic } from '../queues/localTopics.ts';
import { openQueues, type Queues } from '../queues/openQueues.ts';
import { sqsEndpoint } from '../queues/sqsEndpoint.ts';
import { publishAddresses, withdrawAddresses } from './addresses.ts';
import {
  connectFunctions,
  queueSpecs,
  passThrough,
  type Visibility,
  type Interceptor,
} from './connectFunctions.ts';
import { router, livePath } from './router.ts';
import { forgetData, localTable } from './forgetData.ts';
import { configurationSet, functionEnvironment, localStage } from './functionEnvironment.ts';
import { listenOnLastingPort } from './listenOnLastingPort.ts';
import { listenOnLoopback, type Endpoint } from './listenOnLoopback.ts';
import { loadFunctions, type RunFunction } from './loadFunctions.ts';
import { localChannel } from './localChannel.ts';
import { closeStack, type CloseStack } from './closeStack.ts';
import { prepareData } from './prepareData.ts';
import type { StartOptions } from './readOptions.ts';
import { readSeed } from './seed.ts';

export type Runtime = {
  readonly origin: string;
  /** Finishes running work, then stops everything. Accepted texts are on disk. */
  readonly stop: () => Promise<void>;
};

type Options = Omit<StartOptions, 'built'> & {
  /** Builds the page again when a source changes. */
  readonly live?: boolean;
  /** Gets progress messages for the person who waits. */
  readonly print: (line: string) => void;
  /** Gets a sentence about a fault that cannot be recovered while the product runs. */
  readonly onBroken: (sentence: string) => void;
  readonly seams?: Seams;
};

/** Hooks with which a run can change the connections between the parts. `npm start` sets none. */
export type Seams = {
  /** Runs the functions elsewhere than in this process. Called when their environment is complete. */
  readonly runFunctions?: () => Promise<RunFunction>;
  /** Returns the address at which functions find this database. */
  readonly databaseFor?: (database: LocalDatabase) => Promise<string>;
  /** Returns the address at which functions find the carrier, given the carrier's own. */
  readonly carrierFor?: (endpoint: string) => Promise<string>;
  /** Returns the endpoint of queues or topics that functions use, given the endpoint itself. */
  readonly queuesFor?: (endpoint: Endpoint) => Endpoint;
  /** Intercepts events on their way to functions. */
  readonly interceptor?: (queues: Queues) => Interceptor;
  readonly visibility?: Visibility;
  /** Faults of the phone network from the first moment. */
  readonly carrierFaults?: Faults | undefined;
};

/**
 * Starts everything on this machine: the database, the queues, the phone network, the sign-in and the
 * functions between them. The functions are the same files that AWS runs; only their environment and callers
 * differ. Throws `StartError`.
 */
export async function startRuntime(options: Options): Promise<Runtime> {
  const parts = closeStack();
  try {
    return { origin: await start(options, parts), stop: parts.close };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function start(options: Options, parts: CloseStack): Promise<string> {
  const { print, onBroken, dataFolder, minuteSeconds, seams = {} } = options;
  const report = (sentence: string) => console.error(sentence);
  if (options.fresh) await forgetData(dataFolder);
  const folder = parts.keep(await openDataFolder(dataFolder), (open) => open.close());
  // Before the parts open what they wrote into the folder.
  await readSeed(folder.path);
  // One after the other, because the bundler needs much memory.
  const pages = buildPage().then(async (page) => ({ page, tools: await buildTools() }));
  pages.catch(() => {});
  const front = parts.keep(await listenOnLoopback(options.port), (server) => server.close());
  const origin = `http://localhost:${front.port}`;

  const database = parts.keep(await startDatabase({ folder, table: localTable, onExit: onBroken }), (open) =>
    open.stop(),
  );
  const { tableName } = database;
  const queues = parts.keep(
    await openQueues(join(folder.path, 'queues'), [...queueSpecs(seams.visibility), ...deliveryQueues]),
    (open) => open.close(),
  );
  const identity = parts.keep(
    await openIdentity({
      folder: join(folder.path, 'identity'),
      accounts: demoAccounts(),
      origins: [origin, `http://127.0.0.1:${front.port}`],
    }),
    (open) => open.close(),
  );
  const network = parts.keep(
    await openPhoneNetwork({
      folder: join(folder.path, 'phoneNetwork'),
      numbers: demoCompanies.map(({ companyId, originationNumber, name }) => ({
        e164: originationNumber,
        name,
        selfManagedOptOuts: true,
        optOutList: optOutListOf(localStage, companyId),
        twoWayChannelArn: localChannel.inboundTopicArn,
        twoWayChannelRole: localChannel.twoWayRoleArn,
      })),
      handsets: [],
      companyAt: (number) => store.findCompanyByNumber(number),
      faults: seams.carrierFaults,
      configurationSets: [{ name: configurationSet, eventTypes: Object.keys(receiptMeanings) }],
      publishInbound: (message) => publishToTopic(queues, topics.inboundTexts.name, message),
      publishReceipt: (message) => publishToTopic(queues, topics.deliveryReceipts.name, message),
      report,
    }),
    (open) => open.close(),
  );

  // An outage closes its port for a while.
  const carrierServer = parts.keep(await listenOnLastingPort(), (server) => server.close());
  const queuesServer = parts.keep(await listenOnLoopback(), (server) => server.close());
  const userPoolServer = parts.keep(await listenOnLoopback(), (server) => server.close());
  const liveServer = parts.keep(await listenOnLoopback(), (server) => server.close());
  const eventServer = parts.keep(await listenOnLoopback(), (server) => server.close());
  Object.assign(
    process.env,
    functionEnvironment({
      tableName,
      databaseAddress: (await seams.databaseFor?.(database)) ?? database.endpoint,
      queuesAddress: queuesServer.origin,
      queueUrl: (name) => `${queuesServer.origin}/000000000000/${name}`,
      carrierAddress: (await seams.carrierFor?.(carrierServer.origin)) ?? carrierServer.origin,
      liveAddress: liveServer.origin,
      eventTopicAddress: eventServer.origin,
      userPoolAddress: userPoolServer.origin,
      pageAddress: origin,
    }),
  );
  const store = dynamoStore(tableName);
  if (options.restored) await store.stopSending();
  const { handsets, justLoaded } = await prepareData({
    folder: folder.path,
    store,
    empty: options.empty,
    print,
  });
  network.addHandsets(handsets);

  const functions = await loadFunctions(await seams.runFunctions?.());
  const sockets = liveSockets(functions.invokeForSocket);
  carrierServer.answer(network.carrierListener);
  network.refuseDuringOutages(carrierServer.server);
  const forFunctions = (endpoint: Endpoint) => seams.queuesFor?.(endpoint) ?? endpoint;
  queuesServer.answer(forFunctions(sqsEndpoint(queues)));
  const subscriptions = await openSubscriptions(folder.path);
  const deliveries = eventDeliveries(queues, subscriptions);
  parts.keep(deliveries.start(), (stop) => stop());
  eventServer.answer(forFunctions(snsEndpoint({ subscriptions, publish: deliveries.publish })));
  userPoolServer.answer(identity.userPool((event) => functions.invoke('invitationMail', event)));
  liveServer.answer(sockets.managementListener);
  const connected = parts.keep(
    await connectFunctions({
      functions,
      queues,
      database,
      checkpointFile: folder.checkpointFile,
      justLoaded,
      minuteSeconds,
      interceptor: seams.interceptor?.(queues) ?? passThrough,
      report,
    }),
    (running) => running.stop(),
  );
  functions.afterEach(connected.nudge);

  front.answerUpgrades(livePath, sockets.upgrade);
  await keepAccessKeys(
    folder.path,
    demoCompanies.map(({ automation }) => automation.roleName),
  );
  front.answer(
    router({
      functions,
      identity,
      accessKeys: () => readAccessKeys(folder.path),
      network,
      queues,
      pages: options.live
        ? parts.keep(await watchPages(await pages, report), async (watching) => watching.close())
        : builtPages(await pages),
    }),
  );
  // An open page holds a connection to the front server, so the server cannot close before the sockets do.
  parts.keep(sockets, (open) => Promise.all([front.close(), open.close()]));
  const addresses = {
    origin,
    database: database.endpoint,
    tableName,
    carrier: carrierServer.origin,
    queues: queuesServer.origin,
    live: liveServer.origin,
    eventTopic: eventServer.origin,
  };
  await publishAddresses(folder.path, addresses);
  parts.keep(folder.path, withdrawAddresses);
  return origin;
}
