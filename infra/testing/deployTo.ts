import { functionEnvironment } from '../local/runtime/functionEnvironment.ts';
import { forgetProvided } from '#functions/edge/providers.ts';
import type { TestTable } from './testTable.ts';
import type { TestQueue } from './testQueue.ts';
import type { TestCarrier } from './testCarrier.ts';

/** Sets the environment variables of a deployed function, so that the real handlers use these parts from now on. */
export function deployTo(parts: {
  readonly table: TestTable;
  readonly testQueue?: Pick<TestQueue, 'address' | 'queueUrlOf'>;
  readonly carrier?: TestCarrier;
  readonly liveAddress?: string;
  readonly eventTopicAddress?: string;
  readonly userPoolAddress?: string;
}): void {
  const nowhere = 'http://127.0.0.1:9';
  forgetProvided();
  Object.assign(
    process.env,
    functionEnvironment({
      databaseAddress: parts.table.endpoint,
      tableName: parts.table.tableName,
      queuesAddress: parts.testQueue?.address ?? nowhere,
      queueUrl: (name) => parts.testQueue?.queueUrlOf(name) ?? `${nowhere}/outbound.fifo`,
      carrierAddress: parts.carrier?.address ?? nowhere,
      liveAddress: parts.liveAddress ?? nowhere,
      eventTopicAddress: parts.eventTopicAddress ?? nowhere,
      userPoolAddress: parts.userPoolAddress ?? nowhere,
      pageAddress: 'https://page.example',
    }),
    // These tests run at any hour of the day; the tests of quiet hours set their own clock.
    { QUIET_FROM_HOUR: '24' },
  );
}
