import { pageStorage } from './pageStorage.ts';

/** The event of the window after a value for every tab was written. */
export const writtenEvent = 'storagewritten';

/** Keeps values for every tab of this browser. The whole page shares it, so that all of it knows what is only in memory. */
export const deviceStorage = pageStorage(
  () => localStorage,
  () => dispatchEvent(new Event(writtenEvent)),
);

/** Keeps values for this tab. */
export const tabStorage = pageStorage(() => sessionStorage);
