import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { isPressed, shortcutsOff, subscribeToShortcuts, type ShortcutName } from './shortcuts.ts';

/** Runs `run` when the key is pressed anywhere on the page, while it is switched on. */
export function useShortcut(name: ShortcutName, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  // Before the paint, so that a key which is pressed as soon as its control is seen has its handler.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPressed(name, event)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [name]);
}

/** Returns the names of the shortcuts that are switched off. */
export function useShortcutsOff(): ReadonlySet<string> {
  return useSyncExternalStore(subscribeToShortcuts, shortcutsOff);
}
