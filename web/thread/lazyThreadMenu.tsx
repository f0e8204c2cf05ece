import { lazily } from '../frame/lazily.tsx';

/** Fetched when the browser is idle, because it may be opened while there is no connection. */
export const threadMenu = lazily(
  async () => (await import('./ThreadMenu.tsx')).ThreadMenu,
  <div className="h-20" />,
);
