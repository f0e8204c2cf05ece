import { deviceStorage } from '../ui/browserStorage.ts';
import { sessionKey } from './sessionKey.ts';

export type AccessToken = {
  readonly token: string;
  /** In milliseconds by this computer's clock. */
  readonly expiresAt: number;
};

type Stored = {
  readonly refreshToken: string;
  /** Absent once the session is over. */
  readonly access?: AccessToken | undefined;
  /** The member of this session, so that a tab notices when another member signed in. */
  readonly memberSub?: string;
};

/**
 * Stores what outlives a reload and is shared by the tabs, so that a link into a new tab needs no sign-in, and no request for a token either.
 * It keeps the access token too, because a script that reads this storage has the refresh token, which is worth more.
 */
export const tokenStore = {
  read(): Stored | undefined {
    const stored = deviceStorage.getItem(sessionKey);
    return stored ? (JSON.parse(stored) as Stored) : undefined;
  },
  write(stored: Stored): void {
    if (deviceStorage.setItem(sessionKey, JSON.stringify(stored))) return;
    // Storage that is nearly full may still take what a reload needs.
    deviceStorage.setItem(sessionKey, JSON.stringify({ ...stored, access: undefined }));
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
