import type { Keeper } from './keeper.ts';

/** A browser's storage for tests; two desks given the same one are two tabs, or one before and after a reload. */
export function aKeeper(): Keeper {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value).has(key),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}
