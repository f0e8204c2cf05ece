import { useEffect, useState, type ComponentType } from 'react';
import { lazyDialog } from './lazyDialog.tsx';

type Opening = { readonly open: boolean; readonly onClose: () => void };

/**
 * Makes a dialog that `open` shows from anywhere on the page. The app renders `Host` once. The dialog's code is loaded when it is
 * first opened.
 */
export function openableDialog<Props extends object>(load: () => Promise<ComponentType<Props & Opening>>) {
  const LazyDialog = lazyDialog<Props & Opening>(load);
  const openings = new Set<() => void>();

  function Host(props: Props) {
    const [isOpen, setOpen] = useState(false);
    useEffect(() => {
      const open = () => setOpen(true);
      openings.add(open);
      return () => void openings.delete(open);
    }, []);
    return <LazyDialog {...props} open={isOpen} onClose={() => setOpen(false)} />;
  }

  return { Host, open: () => openings.forEach((open) => open()) };
}
