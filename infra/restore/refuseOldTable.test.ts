import { expect } from 'vitest';
import { test } from '#testing/test.ts';
import { refuseOldTable } from './refuseOldTable.ts';

test('a restore is not settled before the stage is deployed with the restored table', ({ table }) => {
  const { client } = table;
  const settling = (used: string, restored?: string) => () =>
    refuseOldTable({
      name: 'stage prod',
      option: '--stage prod',
      table: { name: used, client, ...(restored !== undefined && { restored }) },
    });
  expect(settling('old', 'old-restored-20261126T093000')).toThrow(
    'use the table old, not old-restored-20261126T093000, which its restoredTable in infra/aws/stages.ts names. Deploy first (npm run deploy -- --stage prod)',
  );
  for (const [used, restored] of [['old'], ['restored', 'restored']] as const) {
    expect(settling(used, restored)).not.toThrow();
  }
});
