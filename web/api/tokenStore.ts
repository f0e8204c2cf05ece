import { deviceStorage } from '../ui/browserStorage.ts';
import { sessionKey } from './sessionKey.ts';

type Stored = {
  readonly refreshToken: string;
  /** The member of this session, so that a tab notices when another member signed in. */
  readonly memberSub?: string;
};

/**
 * Stores what outlives a reload and is shared by the tabs, so that a link into a new tab needs no sign-in. The access token is
 * never stored here.
 */
export const tokenStore = {
  read(): Stored | undefined {
    const stored = deviceStorage.getItem(sessionKey);
    return stored ? (JSON.parse(stored) as Stored) : undefined;
  },
  write(stored: Stored): void {
    deviceStorage.setItem(sessionKey, JSON.stringify(stored));
  },
  clear(): void {
    deviceStorage.removeItem(sessionKey);
  },
  /** Resolves when another tab has stored another refresh token than this one. */
  async replaced(refreshToken: string | undefined): Promise<void> {
    return new Promise((resolve) => {
      const events = ['storage', 'focus', 'pageshow'];
      const look = () => {
        const stored = tokenStore.read();
        if (!stored || stored.refreshToken === refreshToken) return;
        for (const event of events) removeEventListener(event, look);
        resolve();
      };
      for (const event of events) addEventListener(event, look);
      look();
    });
  },
  /** Calls `look` when another tab changed the session, and when the browser brings this page back from its history. */
  onChanged(look: (stored: Stored | undefined) => void): void {
    addEventListener('storage', (event) => {
      if (event.key === sessionKey || event.key === null) look(tokenStore.read());
    });
    addEventListener('pageshow', (event) => {
      if (event.persisted) look(tokenStore.read());
    });
  },
} as const;
