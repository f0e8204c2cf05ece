import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { processStamp } from './processStamp.ts';

// macOS has no /proc, but Linux has the ps that macOS uses.
const platforms: readonly NodeJS.Platform[] = process.platform === 'linux' ? ['linux', 'darwin'] : ['darwin'];

test.each(platforms)(
  'a process has one stamp while it runs as on %s, and none when it has ended',
  async (platform) => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const pid = child.pid ?? 0;
    await once(child, 'spawn');
    const stamp = processStamp(pid, platform);
    expect(stamp).toMatch(/^[A-Za-z0-9]+$/);
    expect(processStamp(pid, platform)).toBe(stamp);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processStamp(pid, platform)).toBeUndefined();
  },
);
