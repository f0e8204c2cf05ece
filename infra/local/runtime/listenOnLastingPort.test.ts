import { expect, test } from 'vitest';
import { listenOnLastingPort } from './listenOnLastingPort.ts';

test('a lasting port is below the ports that systems assign to connections and to servers without a port of their own', async () => {
  const servers = await Promise.all([listenOnLastingPort(), listenOnLastingPort(), listenOnLastingPort()]);
  const ports = servers.map(({ port }) => port);
  await Promise.all(servers.map((server) => server.close()));
  expect(new Set(ports).size).toBe(3);
  // Linux assigns 32768 to 60999, macOS and Windows 49152 to 65535.
  for (const port of ports) expect(port > 1023 && port < 32_768).toBe(true);
});
