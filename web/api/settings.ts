/** The addresses of sign-in and the live socket. The endpoints are explicit, because discovery would cost one more round trip. */
export type Settings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** RFC 7009: ends a refresh token. */
  readonly revocationEndpoint: string;
  readonly endSessionEndpoint: string;
  readonly scope: string;
  /** Path of the socket on this host, or a whole wss: address. */
  readonly livePath: string;
  /** The address at which members ask for help; absent where the installation has none. */
  readonly supportEmail?: string;
};

let asked: Promise<Settings> | undefined;

/** Loads the settings once, and again after a failure. */
export function settings(): Promise<Settings> {
  asked ??= fetch('/settings.json')
    .then(async (response) => {
      if (!response.ok) throw new TypeError('The settings of this page cannot be read.');
      return (await response.json()) as Settings;
    })
    .catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
  return asked;
}
