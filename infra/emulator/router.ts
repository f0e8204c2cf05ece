import { request as ask, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Identity } from '../local/identity/openIdentity.ts';
import { servePage } from '../local/page/servePage.ts';
import type { PhoneNetwork } from '../local/phoneNetwork/openPhoneNetwork.ts';
import type { Endpoint } from '../local/runtime/listenOnLoopback.ts';
import { documentEndpoint } from '../local/runtime/documentEndpoint.ts';

type Behind = {
  readonly gateway: string;
  readonly httpApiId: string;
  readonly liveApiId: string;
  readonly identity: Identity;
  readonly network: PhoneNetwork;
  readonly pageFolder: string;
};

/**
 * Serves the page, the API and the socket at one address, as CloudFront does in AWS, and the sign-in and the
 * handsets' API beside them.
 */
export function router({ gateway, httpApiId, liveApiId, identity, network, pageFolder }: Behind) {
  const { hostname, port } = new URL(gateway);
  const settings = documentEndpoint('application/json', (host) =>
    JSON.stringify({ ...identity.settings(`http://${host}`), livePath: '/live' }),
  );
  const page = servePage(pageFolder);

  const passOn: Endpoint = (request, response) => {
    const path = `/_aws/execute-api/${httpApiId}/$default${request.url ?? '/'}`;
    const headers = { ...request.headers, host: `${hostname}:${port}` };
    const passed = ask({ hostname, port, path, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.writeHead(502).end());
    request.pipe(passed);
  };

  const listener: Endpoint = (request, response) => {
    const [pathname = '/'] = (request.url ?? '/').split('?');
    if (pathname.startsWith('/api/')) return passOn(request, response);
    if (pathname.startsWith('/identity')) return identity.listener(request, response);
    if (pathname.startsWith('/phone/api/')) return network.controlListener(request, response);
    if (pathname === '/settings.json') return settings(request, response);
    return page(request, response);
  };

  const sockets = new WebSocketServer({ noServer: true });

  /**
   * The emulator sends binary frames to connections, API Gateway sends text. So every frame is forwarded as
   * text.
   */
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const query = (request.url ?? '').split('?')[1] ?? '';
    const behind = new WebSocket(`ws://${hostname}:${port}/_aws/execute-api/${liveApiId}/live?${query}`);
    behind.once('error', () => socket.destroy());
    behind.once('open', () => {
      sockets.handleUpgrade(request, socket, head, (opened) => {
        opened.on('message', (data: Buffer) => behind.send(data.toString()));
        opened.once('close', () => behind.close());
        behind.on('message', (data: Buffer) => opened.send(data.toString()));
        behind.once('close', () => opened.close());
      });
    });
  };
  return { listener, upgrade };
}
