import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { changeOf, type Change } from '#shared/store/change.ts';
import type { Granted, Needs } from '../grants.ts';
import { counted } from './counted.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';
import { factsOf, logger } from './logger.ts';

type StreamSpec<Wanted extends Needs> = {
  readonly on: { readonly stream: 'changes' };
  readonly needs: Wanted;
};

/**
 * Binds a use case to the table's stream and passes it the changes of a batch in order. A batch that throws is delivered again
 * as a whole, so the use case must be idempotent.
 */
export function streamEdge<Wanted extends Needs>(
  _spec: StreamSpec<Wanted>,
  useCase: (granted: Granted<Wanted>, changes: readonly Change[]) => Promise<void>,
  providers: Providers<Wanted>,
) {
  return async (event: DynamoDBStreamEvent): Promise<void> => {
    try {
      const changes = event.Records.flatMap(
        (record) => changeOf(imageOf(record, 'OldImage'), imageOf(record, 'NewImage')) ?? [],
      );
      if (changes.length === 0) return;
      await counted(dependenciesFor<Wanted>(providers), (granted) => useCase(granted, changes));
    } catch (error) {
      logger.error('A batch of changes failed', {
        changes: event.Records.length,
        ...idsOf(event),
        ...factsOf(error),
      });
      throw new Error('A batch of changes failed', { cause: factsOf(error) });
    }
  };
}

/** Returns the ids of a change that is alone in its batch, because it is the one that cannot be handled. */
function idsOf({ Records: [record, ...others] }: DynamoDBStreamEvent) {
  const image = others.length === 0 ? record?.dynamodb?.NewImage : undefined;
  return { companyId: image?.['companyId']?.S, messageId: image?.['messageId']?.S };
}

function imageOf(
  record: DynamoDBRecord,
  which: 'OldImage' | 'NewImage',
): Record<string, unknown> | undefined {
  const image = record.dynamodb?.[which];
  return image && unmarshall(image as Parameters<typeof unmarshall>[0]);
}
