import { lazily } from '../frame/lazily.tsx';

/** Fetched when the browser is idle, because a text may be set aside while there is no connection. */
export const setAside = lazily(async () => (await import('./SetAside.tsx')).SetAside, null);
