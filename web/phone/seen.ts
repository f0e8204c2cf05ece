import { deviceStorage } from '../ui/browserStorage.ts';

const key = 'phone.seen';

/** Returns how many texts of each handset this browser has shown. */
export function readSeen(): ReadonlyMap<string, number> {
  try {
    return new Map(Object.entries(JSON.parse(deviceStorage.getItem(key) ?? '{}') as Record<string, number>));
  } catch {
    return new Map();
  }
}

export function writeSeen(seen: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  deviceStorage.setItem(key, JSON.stringify(Object.fromEntries(seen)));
  return seen;
}
