import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clientId } from '../local/identity/localIssuer.ts';
import { buildPage } from '../local/page/buildPage.ts';
import { listenOnLastingPort } from '../local/runtime/listenOnLastingPort.ts';
import { findBrowser } from '../scenarios/findBrowser.ts';
import { synthesizeFor } from './deployStacks.ts';
import { issuerAt } from './emulatorOffice.ts';
import { installMinistack } from './ministack.ts';
import { skipped } from './skipped.ts';

/** Prepares a browser, the page, MiniStack and the stacks for free ports before the first scenario. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const { file, test = 'the whole file', why } of skipped) {
    console.log(`Skipped on the emulator: ${file}, ${test}, because ${why}.`);
  }
  const browser = findBrowser();
  await Promise.all([buildPage(), installMinistack()]);
  const [gatewayPort, carrierPort, frontPort] = await freePorts();
  const folder = await mkdtemp(join(tmpdir(), 'conversations-stacks-'));
  await synthesizeFor(
    {
      gateway: `http://127.0.0.1:${gatewayPort}`,
      carrier: `http://127.0.0.1:${carrierPort}`,
      issuer: issuerAt(frontPort),
      audience: clientId,
    },
    folder,
  );
  project.provide('browser', browser);
  project.provide('demoData', '');
  project.provide('emulator', { folder, gatewayPort, carrierPort, frontPort });
  return () => rm(folder, { recursive: true, force: true });
}

/** The templates contain the ports, so they are chosen once and every office reuses them. */
async function freePorts(): Promise<readonly [number, number, number]> {
  const servers = await Promise.all([listenOnLastingPort(), listenOnLastingPort(), listenOnLastingPort()]);
  await Promise.all(servers.map((server) => server.close()));
  const [gateway, carrier, front] = servers;
  return [gateway.port, carrier.port, front.port];
}
