import { lazily } from '../frame/lazily.tsx';

/** Fetched when the browser is idle, because the last text may be answered while there is no connection. */
export const nextInspections = lazily(
  async () => (await import('../inspection/NextInspections.tsx')).NextInspections,
  null,
);
