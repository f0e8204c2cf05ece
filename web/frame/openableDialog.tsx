import { useEffect, useState, type ComponentType } from 'react';
import { lazyDialog } from './lazyDialog.tsx';

type Opening = { readonly open: boolean; readonly onClose: () => void };

/**
 * Makes a dialog that `open` shows from anywhere on the page. The app renders `Host` once. What opens it may pass `Subject` props.
 * The dialog's code is loaded when it is first opened.
 */
export function openableDialog<Props extends object, Subject extends object = object>(
  load: () => Promise<ComponentType<Props & Subject & Opening>>,
) {
  const LazyDialog = lazyDialog<Props & Subject & Opening>(load);
  const openings = new Set<(subject: Subject) => void>();

  function Host(props: Props) {
    const [subject, setSubject] = useState<Subject>();
    const [isOpen, setOpen] = useState(false);
    useEffect(() => {
      const open = (next: Subject) => {
        setSubject(next);
        setOpen(true);
      };
      openings.add(open);
      return () => void openings.delete(open);
    }, []);
    return subject && <LazyDialog {...props} {...subject} open={isOpen} onClose={() => setOpen(false)} />;
  }

  return { Host, open: (subject: Subject) => openings.forEach((open) => open(subject)) };
}
