/** The key under which the browser's storage keeps the session: `{ refreshToken, access?, memberSub? }`. */
export const sessionKey = 'session';
