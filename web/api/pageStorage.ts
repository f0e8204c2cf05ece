/** What a page keeps between reloads: the part of the browser's storage that is used, so that tests can bring their own. */
export type PageStorage = {
  readonly getItem: (key: string) => string | null;
  /** Answers whether the value survives the page. */
  readonly setItem: (key: string, value: string) => boolean;
  readonly removeItem: (key: string) => void;
  readonly keys: () => readonly string[];
};

/** Keeps in `storage`, and in memory what it does not take: a full or forbidden storage must not swallow what somebody wrote. */
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
