import { useEffect, useState, type ComponentType } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { words } from '../words.ts';

/**
 * Makes a dialog whose code is loaded when it is first opened. Where the code cannot be loaded, a sentence says so in its place,
 * and the page behind it keeps what was typed.
 */
export function lazyDialog<Props extends { readonly open: boolean; readonly onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LazyDialog(props: Props) {
    const { open, onClose } = props;
    const [state, setState] = useState<'unused' | 'loaded' | 'failed'>(loaded ? 'loaded' : 'unused');
    useEffect(() => {
      if (!open || loaded) return;
      load().then(
        (dialog) => {
          loaded = dialog;
          setState('loaded');
        },
        () => setState('failed'),
      );
    }, [open]);
    if (state === 'failed') {
      return (
        <Dialog label={words.page.notLoaded} open={open} onClose={onClose} closeWords={words.contact.close}>
          <p className="p-5 pr-12">{words.page.notLoaded}</p>
        </Dialog>
      );
    }
    const Loaded = loaded;
    return Loaded ? <Loaded {...props} /> : null;
  };
}
