import { lazily } from '../frame/lazily.tsx';

/**
 * Fetched when the browser is idle, because a failure may be seen while there is no connection. Until the code is here, its
 * buttons keep their place.
 */
export const nextSteps = lazily(
  async () => (await import('./NextSteps.tsx')).NextSteps,
  <span className="h-7.5 coarse:h-11" />,
);
