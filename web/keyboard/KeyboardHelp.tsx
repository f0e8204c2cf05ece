import { lazy, Suspense, useEffect, useState } from 'react';
import { useShortcut } from './useShortcut.ts';

const KeysDialog = lazy(() => import('./KeysDialog.tsx'));
const openings = new Set<() => void>();

/** Opens the sheet with all keys, from anywhere. */
export function openKeyboardHelp(): void {
  for (const open of openings) open();
}

/** The sheet with all keys; its code is fetched when it is first opened. */
export function KeyboardHelp() {
  const [sheet, setSheet] = useState<'never opened' | 'open' | 'closed'>('never opened');
  const open = () => setSheet('open');
  useShortcut('help', open);
  useEffect(() => {
    openings.add(open);
    return () => void openings.delete(open);
  }, []);
  if (sheet === 'never opened') return null;
  return (
    <Suspense>
      <KeysDialog open={sheet === 'open'} onClose={() => setSheet('closed')} />
    </Suspense>
  );
}
