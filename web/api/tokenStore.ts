const key = 'session';

type Stored = { readonly refreshToken: string; readonly idToken?: string };

/** What outlives a reload and is shared by the tabs, so that a link into a new tab needs no sign-in. The access token never comes here. */
export const tokenStore = {
  read(): Stored | undefined {
    const stored = localStorage.getItem(key);
    return stored ? (JSON.parse(stored) as Stored) : undefined;
  },
  write(stored: Stored): void {
    localStorage.setItem(key, JSON.stringify(stored));
  },
  clear(): void {
    localStorage.removeItem(key);
  },
  /** Tells when another tab signed out. */
  onSignedOut(tell: () => void): void {
    addEventListener('storage', (event) => {
      if ((event.key === key || event.key === null) && !tokenStore.read()) tell();
    });
  },
} as const;
