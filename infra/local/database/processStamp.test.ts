import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { processStamp } from './processStamp.ts';

// macOS has no /proc, but Linux has the ps that macOS uses.
const platforms: readonly NodeJS.Platform[] = process.platform === 'linux' ? ['linux', 'darwin'] : ['darwin'];

afterEach(() => vi.unstubAllEnvs());

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

test.each(platforms)(
  'a process keeps its stamp as on %s when the time zone or the language changes',
  (platform) => {
    const stamps = [
      { TZ: 'UTC0', LC_ALL: 'C' },
      { TZ: 'JST-9', LC_ALL: 'ja_JP.UTF-8' },
      { TZ: 'EST5', LC_ALL: 'de_DE.UTF-8' },
    ].map((settings) => {
      for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
      return processStamp(process.pid, platform);
    });
    expect(stamps).toEqual([stamps[0], stamps[0], stamps[0]]);
    expect(stamps[0]).toMatch(/^[A-Za-z0-9]+$/);
  },
);
