/** The part of the browser's storage that the page uses to keep values between reloads, so that tests can supply their own. */
export type PageStorage = {
  readonly getItem: (key: string) => string | null;
  /** Stores a value. Returns whether it survives the page. */
  readonly setItem: (key: string, value: string) => boolean;
  readonly removeItem: (key: string) => void;
  readonly keys: () => readonly string[];
};

export type BrowserStorage = PageStorage & {
  /** Returns true while a value is only in memory. */
  readonly isRejecting: () => boolean;
};

/**
 * Keeps values in a storage of the browser, and in memory those that it rejects, because a full or blocked storage must not lose
 * what a member wrote. Where site data are blocked, a browser throws as soon as the storage is named, so `open` names it each time.
 * Calls `onWritten` after each change, because `isRejecting` may have changed.
 */
export function pageStorage(open: () => Storage, onWritten: () => void = () => {}): BrowserStorage {
  const written = new Map<string, string>();
  const rejected = new Set<string>();

  function attempt<Result>(use: (storage: Storage) => Result, otherwise: Result): Result {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  }

  return {
    getItem(key) {
      const known = written.get(key) ?? null;
      return rejected.has(key) ? known : attempt((storage) => storage.getItem(key), known);
    },
    setItem(key, value) {
      written.set(key, value);
      const isKept = attempt((storage) => (storage.setItem(key, value), true), false);
      if (isKept) rejected.delete(key);
      else rejected.add(key);
      onWritten();
      return isKept;
    },
    removeItem(key) {
      written.delete(key);
      rejected.delete(key);
      attempt((storage) => storage.removeItem(key), undefined);
      onWritten();
    },
    keys: () => [...new Set([...attempt(Object.keys, [...written.keys()]), ...rejected])],
    isRejecting: () => rejected.size > 0,
  };
}
