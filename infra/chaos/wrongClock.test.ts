import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = `
  const { setClockAhead, useOwnClock } = await import('./infra/chaos/wrongClock.ts');
  const machine = Date.now();
  useOwnClock();
  setClockAhead(3_600_000);
  const hours = (time) => Math.round((time - machine) / 3_600_000);
  console.log(JSON.stringify([
    hours(Date.now()), hours(new Date().getTime()), new Date(0).getTime(), new Date() instanceof Date, Date.parse('1970-01-01'),
  ]));
`;

test('a host with a wrong clock reads it everywhere, and reads a given time as it is', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    program,
  ]);
  expect(JSON.parse(stdout)).toEqual([1, 1, 0, true, 0]);
});
