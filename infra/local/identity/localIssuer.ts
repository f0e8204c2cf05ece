/** Does not change with the port: members are stored under it. */
export const localIssuer = 'http://localhost/identity';

export const mountPath = '/identity';
export const clientId = 'conversations-page';
export const scope = 'openid profile email';
