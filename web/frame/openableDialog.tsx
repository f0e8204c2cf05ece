import { useEffect, useLayoutEffect, useState, type ComponentType } from 'react';
import { useLocation } from 'wouter';
import { lazyDialog } from './lazyDialog.tsx';

type Opening = { readonly open: boolean; readonly onClose: () => void };

/**
 * Makes a dialog that `open` shows from anywhere on the page. The app renders `Host` once. What opens it may pass `Subject` props.
 * The dialog's code is loaded when it is first opened. The dialog closes when the page goes to another path, by a link in it or by
 * Back, because it belongs to what was behind it. It stays when the page replaces its own path, as for a contact who got a number.
 */
export function openableDialog<Props extends object, Subject extends object = object>(
  load: () => Promise<ComponentType<Props & Subject & Opening>>,
) {
  const LazyDialog = lazyDialog<Props & Subject & Opening>(load);
  const openings = new Set<(subject: Subject) => void>();

  function Host(props: Props) {
    const [subject, setSubject] = useState<Subject>();
    const [path] = useLocation();
    const [openedAt, setOpenedAt] = useState<string>();
    useEffect(() => {
      const open = (next: Subject) => {
        setSubject(next);
        setOpenedAt(location.pathname);
      };
      const follow = () => setOpenedAt((at) => at && location.pathname);
      openings.add(open);
      addEventListener('replaceState', follow);
      return () => {
        openings.delete(open);
        removeEventListener('replaceState', follow);
      };
    }, []);
    // Back does not open it again. Before any other effect may replace the new path.
    useLayoutEffect(() => setOpenedAt((at) => (at === path ? at : undefined)), [path]);
    // Compared here, so that the dialog has closed before the next page moves the focus.
    const isOpen = openedAt === path;
    const close = () => setOpenedAt(undefined);
    return subject && <LazyDialog {...props} {...subject} open={isOpen} onClose={close} />;
  }

  return { Host, open: (subject: Subject) => openings.forEach((open) => open(subject)) };
}
