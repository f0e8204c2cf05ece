/** Does not contain the port, because members are stored under the issuer. */
export const localIssuer = 'http://localhost/identity';

export const mountPath = '/identity';
export const clientId = 'conversations-page';
export const scope = 'openid profile email';
