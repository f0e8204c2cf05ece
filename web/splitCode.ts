import { addressIn } from './address.ts';
import { lazily } from './frame/lazily.tsx';
import { userMenuEntries } from './frame/UserMenu.tsx';
import { preloadLists } from './inbox/laterLists.tsx';
import { setAside } from './thread/lazySetAside.ts';
import { nextSteps } from './thread/lazyNextSteps.tsx';
import { threadMenu } from './thread/lazyThreadMenu.tsx';
import { toNewest } from './thread/lazyToNewest.ts';
import { nextInspections } from './board/lazyNextInspections.ts';

// Code that the first lists do not need is in files of its own.

export const board = lazily(async () => (await import('./board/Board.tsx')).Board);
export const thread = lazily(async () => (await import('./thread/Thread.tsx')).Thread);
export const contactPanel = lazily(async () => (await import('./contact/ContactPanel.tsx')).ContactPanel);
export const optOutDialog = lazily(
  async () => (await import('./contact/OptOutDialog.tsx')).OptOutDialog,
  null,
);
export const openContact = lazily(async () => (await import('./OpenContact.tsx')).OpenContact);
export const inspectionPage = lazily(
  async () => (await import('./inspection/InspectionPage.tsx')).InspectionPage,
);
export const inspectionsPage = lazily(
  async () => (await import('./inspection/InspectionsPage.tsx')).InspectionsPage,
);
export const peoplePage = lazily(async () => (await import('./people/PeoplePage.tsx')).PeoplePage);
export const exportPage = lazily(async () => (await import('./export/ExportPage.tsx')).ExportPage);
export const settingsPage = lazily(async () => (await import('./settings/SettingsPage.tsx')).SettingsPage);
export const notHere = lazily(async () => (await import('./frame/NotHere.tsx')).NotHere);
export const signedOut = lazily(async () => (await import('./frame/SignedOut.tsx')).SignedOut);
export const sessionEnded = lazily(async () => (await import('./frame/SessionEnded.tsx')).SessionEnded, null);

export const overview = lazily(async () => (await import('./welcome/Overview.tsx')).Overview);
export const missingPage = lazily(async () => (await import('./welcome/MissingPage.tsx')).MissingPage);
export const lapsedBanner = lazily(
  async () => (await import('./welcome/LapsedBanner.tsx')).LapsedBanner,
  null,
);

/** Fetches the code for the address at the same time as the first request, not after its answer. */
export function preloadFor(path: string): void {
  const address = addressIn(path);
  if (address.page === 'inspection') inspectionPage.preload();
  if (address.page === 'inspections') inspectionsPage.preload();
  if (address.page === 'people') peoplePage.preload();
  if (address.page === 'export') exportPage.preload();
  if (address.page === 'settings') settingsPage.preload();
  if (address.page !== 'conversations') return;
  if (address.contactId) openContact.preload();
  else if (address.conversationId) preloadThread();
  else board.preload();
}

/** Fetches and starts what keeps the focus on the page, and what follows the theme. The first frame waits for neither. */
export function startLater(): void {
  import('./ui/keptFocus.ts').then(({ keepFocus }) => keepFocus()).catch(() => undefined);
  import('./ui/theme.ts').then(({ followTheme }) => followTheme()).catch(() => undefined);
}

/** Fetches what most members open next, once the browser has nothing else to do. Returns a function that cancels it. */
export function preloadWhenIdle(): () => void {
  // Safari has no idle callback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(preloadNext, 1000);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(preloadNext);
  return () => cancelIdleCallback(idle);
}

function preloadNext(): void {
  preloadThread();
  preloadLists();
  board.preload();
  userMenuEntries.preload();
  for (const part of [notHere, setAside, nextSteps, threadMenu, toNewest, nextInspections]) part.preload();
}

function preloadThread(): void {
  thread.preload();
  contactPanel.preload();
}
