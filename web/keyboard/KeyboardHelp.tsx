import { openableDialog } from '../frame/openableDialog.tsx';
import { useShortcut } from './useShortcut.ts';

const keysDialog = openableDialog(async () => (await import('./KeysDialog.tsx')).KeysDialog);

/** Opens the sheet with all keys, from anywhere. */
export const openKeyboardHelp = () => keysDialog.open({});

/** Shows the sheet with all keys. */
export function KeyboardHelp() {
  useShortcut('help', openKeyboardHelp);
  return <keysDialog.Host />;
}
