import { deviceStorage } from '../ui/browserStorage.ts';

/** A key that works anywhere on the page. Each can be switched off, for members whose software types for them (WCAG 2.1.4). */
export type Shortcut = {
  readonly keys: string;
  readonly matches: (event: KeyboardEvent) => boolean;
  /** True for a key that is also typed, which does nothing while the member writes. */
  readonly isTyped: boolean;
};

export const shortcuts = {
  search: { keys: '/', matches: ({ key }) => key === '/', isTyped: true },
  searchAnywhere: {
    keys: 'Ctrl+K',
    matches: ({ key, ctrlKey, metaKey }) => key.toLowerCase() === 'k' && (ctrlKey || metaKey),
    isTyped: false,
  },
  nextUnread: {
    keys: 'Alt+Shift+↓',
    matches: ({ key, altKey, shiftKey }) => key === 'ArrowDown' && altKey && shiftKey,
    isTyped: false,
  },
  help: { keys: '?', matches: ({ key }) => key === '?', isTyped: true },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

const storageKey = 'conversations/keys-off';
const listeners = new Set<() => void>();
let off = readOff();

/** Returns the shortcuts that were switched off on this device; the same set until that changes. */
export function shortcutsOff(): ReadonlySet<string> {
  return off;
}

export function switchShortcut(name: ShortcutName, isOn: boolean): void {
  const next = new Set(off);
  if (isOn) next.delete(name);
  else next.add(name);
  off = next;
  deviceStorage.setItem(storageKey, JSON.stringify([...next]));
  for (const notify of listeners) notify();
}

export function subscribeToShortcuts(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** Returns true when a key press means this shortcut: not while the member types with it, in a dialog, or after it was handled. */
export function isPressed(name: ShortcutName, event: KeyboardEvent): boolean {
  const { matches, isTyped }: Shortcut = shortcuts[name];
  if (off.has(name) || event.defaultPrevented || !matches(event)) return false;
  if (isTyped && (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target))) return false;
  return document.querySelector('dialog:modal') === null;
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

function readOff(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(deviceStorage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.map(String) : []);
  } catch {
    return new Set();
  }
}
