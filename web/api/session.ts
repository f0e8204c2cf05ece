import { settings, type Settings } from './settings.ts';
import { refreshTokens, type Tokens } from './tokens.ts';
import { tokenStore, type AccessToken } from './tokenStore.ts';

const signInCode = () => import('./signIn.ts');

/** The path to which the other tabs go when a member signs out. */
export const signedOutPath = '/signed-out';

const secondsBeforeExpiry = 60;
const sessionLock = 'conversations.renew';
let access: AccessToken | undefined;
let renewing: Promise<string> | undefined;
/** The member of this page. They never change after the first token. */
let memberSub: string | undefined;
let leaving = false;
/** True once the API has answered this page with what it asked for. From then on it does not leave without the member, because they may be writing. */
let isInUse = false;
/** True when this page has just completed a sign-in, so that another one would not help. */
let hasRedeemed = false;
let ended = false;
const endListeners = new Set<() => void>();

/** Says whether the session has ended although the page is in use. */
export const sessionEnd = {
  read: () => ended,
  subscribe(notify: () => void): () => void {
    endListeners.add(notify);
    return () => endListeners.delete(notify);
  },
} as const;

/**
 * Resolves to the access token, renewed when it is missing, nearly over or `refused` by the API.
 * When the person has to sign in, a page that just opened is on its way to the sign-in page and never gets one; a page in use
 * shows `sessionEnd`, and gets one as soon as another tab has signed the same member in.
 * Rejects with fetch's error while the identity provider cannot be reached.
 */
export async function accessToken(refused?: string): Promise<string> {
  if (leaving) return never();
  const token = currentToken(refused);
  if (token !== undefined) return token;
  renewing ??= renew(refused).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Resolves to the access token, or to undefined, where `accessToken` would leave for the sign-in page. */
export async function accessTokenIfSignedIn(): Promise<string | undefined> {
  if (isUsable(access)) return access.token;
  // Nothing here would notice that the API refuses the stored token.
  return renewStored(await settings(), tokenStore.read()?.access?.token);
}

/** Notes that the API has answered this page with what it asked for. */
export function noteInUse(): void {
  isInUse = true;
}

/** Completes a sign-in when the address comes from the identity provider, and waits for an access token. */
export async function arrive(): Promise<void> {
  if (location.pathname === '/signed-in') await redeem(await settings());
  await accessToken();
  tokenStore.onChanged((stored) => {
    if (leaving) return;
    if (!stored) void leaveFor(signedOutPath);
    else if (isAnothers(stored)) void leaveFor('/');
  });
}

/** Sends the member through sign-in again, back to the same address. */
export function signInAgain(): void {
  access = undefined;
  void settings().then(signIn);
}

/**
 * Ends the session here, in the other tabs and at the identity provider. `mayLeave` comes first: it may ask the member, erase
 * what the device keeps, and answer false to stay signed in.
 */
export async function signOut(mayLeave: () => Promise<boolean> = async () => true): Promise<void> {
  const known = await settings();
  if (!(await mayLeave())) return;
  leaving = true;
  access = undefined;
  // A tab that renews at this moment would write the next token after we cleared the store.
  const stored = await navigator.locks.request(sessionLock, () => {
    const last = tokenStore.read();
    tokenStore.clear();
    return last;
  });
  if (stored) await revokeAtProvider(known, stored.refreshToken);
  const home = `${location.origin}/`;
  const query = new URLSearchParams({
    client_id: known.clientId,
    post_logout_redirect_uri: home,
    logout_uri: home,
  });
  location.assign(`${known.endSessionEndpoint}?${query}`);
}

/** Revokes the refresh token. If the code for it cannot be loaded, the member is still signed out of this device. */
async function revokeAtProvider(known: Settings, refreshToken: string): Promise<void> {
  const code = await signInCode().catch(() => undefined);
  await code?.revoke(known, refreshToken);
}

function isAnothers(stored: { readonly memberSub?: string }): boolean {
  return memberSub !== undefined && stored.memberSub !== undefined && stored.memberSub !== memberSub;
}

/** Leaves the page, which then asks and sends nothing more, and removes what another member must not see. */
function leaveFor(path: string): Promise<never> {
  leaving = true;
  access = undefined;
  location.replace(path);
  return never();
}

function never(): Promise<never> {
  return new Promise<never>(() => {});
}

/** Returns this page's access token, or else the one that another page stored, unless it has expired or is `refused`. */
function currentToken(refused?: string): string | undefined {
  if (isUsable(access, refused)) return access.token;
  const stored = tokenStore.read();
  if (!stored || isAnothers(stored) || !isUsable(stored.access, refused)) return undefined;
  access = stored.access;
  memberSub ??= stored.memberSub;
  return access.token;
}

function isUsable(each: AccessToken | undefined, refused?: string): each is AccessToken {
  return each !== undefined && each.token !== refused && Date.now() < each.expiresAt;
}

async function renew(refusedAccess: string | undefined): Promise<string> {
  const known = await settings();
  for (;;) {
    const refusedRefresh = tokenStore.read()?.refreshToken;
    const token = await renewStored(known, refusedAccess);
    if (token === undefined && !isInUse) {
      if (hasRedeemed) throw new TypeError('The API refuses the tokens of the sign-in.');
      return signIn(known);
    }
    setEnded(token === undefined);
    if (token !== undefined) return token;
    await tokenStore.replaced(refusedRefresh);
  }
}

function setEnded(now: boolean): void {
  if (ended === now) return;
  ended = now;
  for (const notify of endListeners) notify();
}

/** Renews the token in one tab at a time, because a refresh token that rotates must not be used twice. The others then find it in the store. */
function renewStored(known: Settings, refusedAccess?: string): Promise<string | undefined> {
  return navigator.locks.request(sessionLock, async () => {
    const stored = tokenStore.read();
    if (!stored) return undefined;
    if (isAnothers(stored)) return leaveFor('/');
    const renewed = currentToken(refusedAccess);
    if (renewed !== undefined) return renewed;
    const tokens = await refreshTokens(known, stored.refreshToken);
    if (tokens) return keep(tokens, stored.refreshToken);
    // The next page that opens does not try a token whose session is over. Another page may have signed in meanwhile.
    if (tokenStore.read()?.refreshToken === stored.refreshToken) {
      tokenStore.write({ ...stored, access: undefined });
    }
    return undefined;
  });
}

async function signIn(known: Settings): Promise<never> {
  const { redirectToSignIn } = await signInCode();
  await redirectToSignIn(known);
  return never();
}

async function redeem(known: Settings): Promise<void> {
  const { redeemCode } = await signInCode();
  const redeemed = await redeemCode(known);
  if (redeemed) {
    keep(redeemed.tokens);
    hasRedeemed = true;
  }
  // A whole address, because a path that begins with two slashes would name another host.
  history.replaceState(null, '', location.origin + (redeemed?.returnTo ?? '/'));
}

function keep(answer: Tokens, before?: string): string {
  const lifetime = answer.expires_in ?? 300;
  access = {
    token: answer.access_token,
    expiresAt: Date.now() + Math.max(lifetime - secondsBeforeExpiry, lifetime / 2) * 1000,
  };
  const refreshToken = answer.refresh_token ?? before;
  memberSub ??= answer.memberSub ?? tokenStore.read()?.memberSub;
  if (refreshToken) tokenStore.write({ refreshToken, access, ...(memberSub && { memberSub }) });
  return access.token;
}
