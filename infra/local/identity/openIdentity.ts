import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { JwtVerifier } from 'aws-jwt-verify';
import Provider, { type Configuration } from 'oidc-provider';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { openAccountRegistry, type AccountRegistry } from './accountRegistry.ts';
import { accountsApi } from './accountsApi.ts';
import { clientId, localIssuer, mountPath, scope } from './localIssuer.ts';
import { identityKeys } from './identityKeys.ts';
import { interactionPages } from './interactionPages.ts';
import { openIdentityStore } from './identityStore.ts';
import { openMailbox } from './mailbox.ts';
import { messagePage, signOutPage } from './pages.ts';
import { userPoolEndpoint, type WriteMessage } from './userPoolEndpoint.ts';
import type { Account } from './accountRegistry.ts';

export type SignInSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string;
  readonly endSessionEndpoint: string;
  readonly scope: string;
};

export type Identity = {
  /** Handles everything under `/identity`. */
  readonly listener: Endpoint;
  /** Serves the user pool and its mails to functions. `writeMessage` is the pool's trigger. */
  readonly userPool: (writeMessage: WriteMessage) => Endpoint;
  /** Settings for the page, for the origin at which it was opened. */
  readonly settings: (origin: string) => SignInSettings;
  /** Returns the claims of our access token. Rejects for a forged, foreign or expired one. */
  readonly verify: (token: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly close: () => Promise<void>;
};

type Options = {
  /** Created when absent. It keeps keys and sessions, so that members stay signed in over a restart. */
  readonly folder: string;
  /** The people who can sign in from the start. `accountsApi.ts` invites others while the product runs. */
  readonly accounts: readonly Account[];
  /** The origins at which the page may be opened, such as `http://localhost:4000`. */
  readonly origins: readonly string[];
  readonly accessTokenSeconds?: number;
  /**
   * The issuer, for services that fetch the keys themselves. It must then be an address that serves this
   * listener.
   */
  readonly issuer?: string;
};

const monthSeconds = 30 * 24 * 60 * 60;

/** Opens this machine's sign-in: OpenID Connect with PKCE, access tokens like Cognito's, and no passwords. */
export async function openIdentity(options: Options): Promise<Identity> {
  const { folder, origins } = options;
  await mkdir(folder, { recursive: true });
  const keys = await identityKeys(join(folder, 'keys.json'));
  const store = await openIdentityStore(join(folder, 'sessions.journal'));
  const accounts = await openAccountRegistry(join(folder, 'accounts.journal'), options.accounts);
  const mailbox = await openMailbox(join(folder, 'mails.journal'));
  const { issuer = localIssuer } = options;
  const provider = new Provider(issuer, {
    ...configurationOf(options, accounts),
    adapter: store.adapter,
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookies] },
  });
  const verifier = JwtVerifier.create({ issuer, audience: clientId });
  verifier.cacheJwks({ keys: [keys.verifying] });
  const interactions = interactionPages(provider, accounts);
  const invitations = accountsApi(accounts, mailbox);
  const speak = provider.callback();

  return {
    async listener(request, response) {
      const path = (request.url ?? '/').slice(mountPath.length) || '/';
      const answered = interactions(request, response, path) ?? invitations(request, response, path);
      if (answered) return answered;
      Object.assign(request, { originalUrl: request.url });
      request.url = path;
      await speak(request, response);
    },
    userPool: (writeMessage) => userPoolEndpoint({ accounts, mailbox, writeMessage }),
    settings: (origin) => {
      const home = origins.includes(origin) ? origin : (origins[0] ?? origin);
      return {
        issuer,
        clientId,
        authorizationEndpoint: `${home}${mountPath}/auth`,
        tokenEndpoint: `${home}${mountPath}/token`,
        revocationEndpoint: `${home}${mountPath}/token/revocation`,
        endSessionEndpoint: `${home}${mountPath}/session/end`,
        scope,
      };
    },
    // `verify` would ask the issuer's address for a key that is not ours.
    verify: async (token) => verifier.verifySync(token),
    async close() {
      await store.close();
      await accounts.close();
      await mailbox.close();
    },
  };
}

function configurationOf(
  { origins, accessTokenSeconds = 3600 }: Options,
  accounts: AccountRegistry,
): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: origins.map((origin) => `${origin}/signed-in`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
      },
    ],
    scopes: ['openid', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    pkce: { required: () => true },
    // A browser names its origin with every token request, even to the page's own origin.
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:conversations:api',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = messagePage('Signed out', 'You are signed out.', '/');
        },
      },
    },
    findAccount(_ctx, sub) {
      const account = accounts.findBySub(sub);
      return (
        account && {
          accountId: sub,
          claims: async () => ({ sub, name: account.name, email: account.email }),
        }
      );
    },
    extraTokenClaims(_ctx, token) {
      const accountId = 'accountId' in token ? token.accountId : undefined;
      const account = accountId === undefined ? undefined : accounts.findBySub(accountId);
      return { token_use: 'access', ...(account && { username: account.email }) };
    },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const known = session.grantIdFor(client.clientId);
      const found = known === undefined ? undefined : await provider.Grant.find(known);
      if (found) return found;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
    issueRefreshToken: async () => true,
    // The page's client in AWS has the same setting. `identityStore.ts` accepts a replaced token for another
    // minute.
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    interactions: { url: (_ctx, { uid }) => `${mountPath}/sign-in/${uid}` },
    renderError(ctx, out) {
      ctx.body = messagePage(
        'Sign-in failed',
        `${out.error_description ?? out.error}. Go back to Conversations and sign in again.`,
        '/',
      );
    },
    ttl: {
      Interaction: 3600,
      Session: monthSeconds,
      Grant: monthSeconds,
      RefreshToken: monthSeconds,
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
    },
  };
}
