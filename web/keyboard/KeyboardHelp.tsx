import { useEffect, useState } from 'react';
import { lazyDialog } from '../frame/lazyDialog.tsx';
import { useShortcut } from './useShortcut.ts';

const KeysDialog = lazyDialog(async () => (await import('./KeysDialog.tsx')).KeysDialog);
const openings = new Set<() => void>();

/** Opens the sheet with all keys, from anywhere. */
export function openKeyboardHelp(): void {
  for (const open of openings) open();
}

/** Shows the sheet with all keys. Its code is fetched when it is first opened. */
export function KeyboardHelp() {
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useShortcut('help', open);
  useEffect(() => {
    openings.add(open);
    return () => void openings.delete(open);
  }, []);
  return <KeysDialog open={isOpen} onClose={() => setOpen(false)} />;
}
