import { lazily } from '../frame/lazily.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';

// The lists that a member asks for. The recent ones are shown at once, and alone are part of the first load.

export const unreadList = lazily(
  async () => (await import('./UnreadList.tsx')).UnreadList,
  <RowSkeletons count={3} />,
);
export const failedList = lazily(
  async () => (await import('./FailedList.tsx')).FailedList,
  <RowSkeletons count={3} />,
);
export const searchResults = lazily(
  async () => (await import('./SearchResults.tsx')).SearchResults,
  <RowSkeletons count={4} />,
);

/** Fetches the code of these lists ahead of their first use. */
export function preloadLists(): void {
  unreadList.preload();
  failedList.preload();
  searchResults.preload();
}
