/** The key under which the browser's storage keeps the session: `{ refreshToken, memberSub? }`. */
export const sessionKey = 'session';
