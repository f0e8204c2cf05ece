import { shortcuts, type ShortcutName } from './shortcuts.ts';
import { useShortcutsOff } from './useShortcut.ts';

/**
 * Shows the key of a shortcut as it is printed on it. Shows nothing while the shortcut is switched off, or on a device without
 * keys.
 */
export function KeyCap({
  name,
  className = '',
}: {
  readonly name: ShortcutName;
  readonly className?: string;
}) {
  if (useShortcutsOff().has(name)) return null;
  return (
    <kbd
      aria-hidden="true"
      className={`rounded-small border border-line px-1.5 font-[inherit] text-meta text-ink-2 coarse:hidden ${className}`}
    >
      {shortcuts[name].keys}
    </kbd>
  );
}
