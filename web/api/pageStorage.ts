/** The part of the browser's storage that the page uses to keep values between reloads, so that tests can supply their own. */
export type PageStorage = {
  readonly getItem: (key: string) => string | null;
  /** Stores a value. Returns whether it survives the page. */
  readonly setItem: (key: string, value: string) => boolean;
  readonly removeItem: (key: string) => void;
  readonly keys: () => readonly string[];
};

/**
 * Keeps values in `storage`, and in memory those that it rejects, because a full or forbidden storage must not lose what a
 * member wrote.
 */
export function pageStorage(storage: Storage): PageStorage {
  const notTaken = new Map<string, string>();
  return {
    getItem: (key) => notTaken.get(key) ?? storage.getItem(key),
    setItem: (key, value) => {
      try {
        storage.setItem(key, value);
        notTaken.delete(key);
        return true;
      } catch {
        notTaken.set(key, value);
        return false;
      }
    },
    removeItem: (key) => {
      notTaken.delete(key);
      storage.removeItem(key);
    },
    keys: () => [...new Set([...Object.keys(storage), ...notTaken.keys()])],
  };
}
