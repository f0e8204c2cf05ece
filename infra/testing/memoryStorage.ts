import type { PageStorage } from '../../web/ui/pageStorage.ts';

/** Creates a browser's storage for tests. Two desks that share one are two tabs, or one tab before and after a reload. */
export function memoryStorage(): PageStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value).has(key),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}
