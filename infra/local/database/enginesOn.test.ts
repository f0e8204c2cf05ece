import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { enginesOn } from './enginesOn.ts';
import { findEngine } from './findEngine.ts';
import { startEngine } from './startEngine.ts';

// macOS has no /proc, but Linux has the ps that macOS uses.
const platforms: readonly NodeJS.Platform[] = process.platform === 'linux' ? ['linux', 'darwin'] : ['darwin'];

test.runIf(onEmbeddedEngine).each(platforms)(
  'the embedded engine on a file is found as on %s, also in a folder with a space in its name',
  async (platform) => {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'engines-on-')));
    onTestFinished(() => rmSync(place, { recursive: true }));
    const found = findEngine();
    if (!('binary' in found)) throw new Error('no engine here');
    const folder = join(place, 'My Projects');
    mkdirSync(folder);
    const binary = join(folder, 'dynoxide');
    symlinkSync(found.binary, binary);
    const databaseFile = join(folder, 'database.sqlite');

    const engine = await startEngine({ binary, databaseFile });
    expect(enginesOn(databaseFile, platform)).toEqual([engine.pid]);
    expect(enginesOn(join(folder, 'other.sqlite'), platform)).toEqual([]);
    await engine.stop();
    expect(enginesOn(databaseFile, platform)).toEqual([]);
  },
);
