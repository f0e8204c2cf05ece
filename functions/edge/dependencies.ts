import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { awsCarrier } from '../carrier/awsCarrier.ts';
import type { Granted, Grants, Needs } from '../grants.ts';
import { awsLiveConnections } from '../live/awsLiveConnections.ts';
import { sqsOutboundQueue } from '../messages/sqsOutboundQueue.ts';
import { required, seconds } from './environment.ts';

type Makers = {
  readonly [Name in keyof Grants]: { readonly [Much in keyof Grants[Name]]: () => Grants[Name][Much] };
};

const store = once(() => dynamoStore(required('tableName')));

/** How each grant is made: a new kind of grant does not compile until it stands here. */
const makers: Makers = {
  store: { read: store, write: store },
  carrier: { send: once(() => awsCarrier(required('configurationSet'))) },
  live: { publish: once(() => awsLiveConnections(required('liveEndpoint'))) },
  outbound: { send: once(() => sqsOutboundQueue(required('outboundQueueUrl'))) },
};

/** What a function was granted, made on first use and kept while the function lives. Nothing is made at import. */
export function dependenciesFor<Wanted extends Needs>(needs: Wanted): Granted<Wanted> {
  const granted = Object.entries(needs).map(([name, much]) => {
    const made = makers[name as keyof Grants] as Record<string, () => unknown>;
    return [name, made[much]?.()];
  });
  const timing = {
    queuedLookSeconds: seconds('queuedLookSeconds', 300),
    claimLostSeconds: seconds('claimLostSeconds', 60),
    giveUpSeconds: seconds('giveUpSeconds', 24 * 60 * 60),
  };
  return { ...Object.fromEntries(granted), now: () => new Date(), timing } as Granted<Wanted>;
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
