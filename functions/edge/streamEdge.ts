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
    const changes = event.Records.flatMap(
      (record) => changeOf(imageOf(record, 'OldImage'), imageOf(record, 'NewImage')) ?? [],
    );
    if (changes.length === 0) return;
    try {
      await counted(dependenciesFor<Wanted>(providers), (granted) => useCase(granted, changes));
    } catch (error) {
      logger.error('A batch of changes failed', { changes: changes.length, ...factsOf(error) });
      throw new Error('A batch of changes failed', { cause: factsOf(error) });
    }
  };
}

function imageOf(
  record: DynamoDBRecord,
  which: 'OldImage' | 'NewImage',
): Record<string, unknown> | undefined {
  const image = record.dynamodb?.[which];
  return image && unmarshall(image as Parameters<typeof unmarshall>[0]);
}
