import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { buildTools, buildPage } from '../local/page/buildPage.ts';
import type { Synthesized } from '../emulator/emulatorOffice.ts';
import { findBrowser } from './findBrowser.ts';
import { loadDemoInto } from './office.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's executable. */
    browser: string;
    /** A data folder with the demo data that no process uses. Every office works on a copy, on the embedded engine. */
    demoData: string;
    /**
     * The folder of the stacks from which every office is deployed, when the scenarios run on an emulator of
     * AWS.
     */
    emulator: Synthesized | undefined;
  }
}

/** Prepares a browser, the built page and one data folder with the demo before the first scenario. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = findBrowser();
  await Promise.all([buildPage(), buildTools()]);
  const folder = await mkdtemp(join(tmpdir(), 'conversations-demo-'));
  if (onEmbeddedEngine) await loadDemoInto(folder);
  project.provide('browser', browser);
  project.provide('demoData', folder);
  project.provide('emulator', undefined);
  return () => rm(folder, { recursive: true, force: true });
}
