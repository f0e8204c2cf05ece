import { expect, test } from 'vitest';
import { pageStorage } from './pageStorage.ts';

/** A browser's storage that a test can fill up or block. */
function browserStorage(): Storage {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const keys = { ownKeys: () => [...kept.keys()] };
  const getOwnPropertyDescriptor = () => ({ enumerable: true, configurable: true });
  return new Proxy(methods as unknown as Storage, { ...keys, getOwnPropertyDescriptor });
}

const full = () => {
  throw new DOMException('The storage is full', 'QuotaExceededError');
};
const blocked = () => {
  throw new DOMException('Access is denied', 'SecurityError');
};

test('values of a storage that works are in it, and other tabs may change them', () => {
  const storage = browserStorage();
  const page = pageStorage(() => storage);
  expect(page.setItem('draft', 'Half a')).toBe(true);
  storage.setItem('draft', 'Half a thought');
  expect([page.getItem('draft'), page.keys(), page.isRejecting()]).toEqual([
    'Half a thought',
    ['draft'],
    false,
  ]);
  page.removeItem('draft');
  expect([page.getItem('draft'), storage.getItem('draft')]).toEqual([null, null]);
});

test('a full storage loses nothing, and rejects until the value fits or is removed', () => {
  const storage = browserStorage();
  let isFull = true;
  const page = pageStorage(() => (isFull ? Object.assign(browserStorage(), { setItem: full }) : storage));
  expect([page.setItem('one', 'a'), page.setItem('two', 'b')]).toEqual([false, false]);
  expect([page.getItem('one'), page.keys(), page.isRejecting()]).toEqual(['a', ['one', 'two'], true]);
  page.removeItem('two');
  isFull = false;
  expect([page.setItem('one', 'c'), page.isRejecting()]).toEqual([true, false]);
  expect([storage.getItem('one'), page.getItem('one'), page.getItem('two')]).toEqual(['c', 'c', null]);
});

test('a storage that is blocked from the start keeps values in memory', () => {
  const page = pageStorage(blocked);
  expect([page.getItem('draft'), page.keys()]).toEqual([null, []]);
  page.removeItem('draft');
  expect(page.setItem('draft', 'Half a')).toBe(false);
  expect([page.getItem('draft'), page.keys(), page.isRejecting()]).toEqual(['Half a', ['draft'], true]);
});

test('a value that the page stored before the storage was blocked is still known', () => {
  const storage = browserStorage();
  let isBlocked = false;
  const page = pageStorage(() => (isBlocked ? blocked() : storage));
  page.setItem('draft', 'Half a');
  isBlocked = true;
  expect([page.getItem('draft'), page.keys()]).toEqual(['Half a', ['draft']]);
});

test('each change is announced', () => {
  let changes = 0;
  const page = pageStorage(blocked, () => (changes += 1));
  page.setItem('draft', 'Half a');
  page.removeItem('draft');
  expect(changes).toBe(2);
});
