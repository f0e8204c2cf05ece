import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { captureLog, type CapturedLog } from '#testing/captureLog.ts';
import { counted } from './counted.ts';
import { powertoolsMetrics } from './powertoolsMetrics.ts';

let log: CapturedLog;
beforeEach(() => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'conversations-prod');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  log = captureLog();
});
afterEach(() => {
  log.stop();
  vi.unstubAllEnvs();
});

test('the counts of a run are one line in embedded metric format, by stage, without company or personal data', async () => {
  await counted({ metrics: powertoolsMetrics() }, async ({ metrics }) => {
    metrics.count('sent');
    metrics.count('sent', 2);
    metrics.count('inbound');
  });
  const [line, ...more] = log.lines();
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    service: 'conversations-prod',
    inbound: 1,
    _aws: {
      CloudWatchMetrics: [
        {
          Namespace: 'Conversations',
          Dimensions: [['service']],
          Metrics: [
            { Name: 'sent', Unit: 'Count' },
            { Name: 'inbound', Unit: 'Count' },
          ],
        },
      ],
    },
  });
  expect([line?.['sent']].flat().reduce((sum: number, value) => sum + Number(value), 0)).toBe(3);
});

test('a failed run publishes its counts too, and a run without counts writes nothing', async () => {
  const metrics = powertoolsMetrics();
  await counted({ metrics }, async () => {});
  expect(log.text()).toBe('');
  const failing = counted({ metrics }, async () => {
    metrics.count('recovered');
    throw new Error('The table is gone');
  });
  await expect(failing).rejects.toThrow('The table is gone');
  expect(log.lines()).toMatchObject([{ recovered: 1 }]);
});
