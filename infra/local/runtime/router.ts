import { routes } from '#shared/api/routes.ts';
import { openApi } from '../../openApi/openApi.ts';
import { httpApi } from '../gateway/httpApi.ts';
import { iamAuthorizer } from '../gateway/iamAuthorizer.ts';
import { jwtAuthorizer } from '../gateway/jwtAuthorizer.ts';
import type { AccessKey } from '../gateway/signer.ts';
import type { Identity } from '../identity/openIdentity.ts';
import type { Pages } from '../page/watchPages.ts';
import type { PhoneNetwork } from '../phoneNetwork/openPhoneNetwork.ts';
import type { Queues } from '../queues/openQueues.ts';
import { queuesApi } from '../queues/queuesApi.ts';
import type { Endpoint } from './listenOnLoopback.ts';
import type { LocalFunctions } from './loadFunctions.ts';
import { localRegion } from './localRegion.ts';
import { documentEndpoint } from './documentEndpoint.ts';

/** The address at which open pages connect for live events. */
export const livePath = '/live';
/** Receives no mail: the top-level domain is reserved. */
const supportEmail = 'support@conversations.example';

type Behind = {
  readonly functions: LocalFunctions;
  readonly identity: Identity;
  /** Returns the keys with which automations sign. A command may add one while the product runs. */
  readonly accessKeys: () => Promise<readonly AccessKey[]>;
  readonly network: PhoneNetwork;
  readonly queues: Queues;
  readonly pages: Pages;
};

/** Serves everything at one address. The first endpoint that matches answers. */
export function router({ functions, identity, accessKeys, network, queues, pages }: Behind): Endpoint {
  const member = jwtAuthorizer(identity.verify);
  const automation = iamAuthorizer({ accessKeys, region: localRegion() });
  const api = httpApi({
    functions: functions.behindHttp,
    authorizers: { member, admin: member, automation },
    invoke: functions.invoke,
  });
  const { page, tools, reload } = pages;
  const endpoints: readonly (readonly [path: string, endpoint: Endpoint])[] = [
    ['/api', api],
    ['/identity', identity.listener],
    ['/settings.json', documentEndpoint('application/json', (host) => JSON.stringify(settingsAt(host)))],
    ['/openapi.json', documentEndpoint('application/json', openApiAt)],
    ['/docs', tools],
    ['/phone/api', network.controlListener],
    ['/phone', tools],
    ['/states', tools],
    ['/tools', tools],
    ['/queues', queuesApi(queues)],
    ...(reload ? [['/reload', reload] as const] : []),
    ['/', page],
  ];

  /** The reference page tries requests at the host at which it was opened, localhost or 127.0.0.1. */
  function openApiAt(host: string): string {
    return JSON.stringify(openApi(routes, `http://${host}`), null, 2);
  }

  /** The sign-in uses the host at which the page was opened, localhost or 127.0.0.1. */
  function settingsAt(host: string) {
    return { ...identity.settings(`http://${host}`), livePath, supportEmail };
  }

  return (request, response) => {
    const [pathname = '/'] = (request.url ?? '/').split('?');
    const found = endpoints.find(
      ([path]) => path === '/' || pathname === path || pathname.startsWith(`${path}/`),
    );
    return found?.[1](request, response);
  };
}
