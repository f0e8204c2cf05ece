import { lazily } from '../frame/lazily.tsx';

/** Fetched when the browser is idle, because a member may scroll up while there is no connection. */
export const toNewest = lazily(async () => (await import('./ToNewest.tsx')).ToNewest, null);
