import { X } from 'lucide-react';
import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Announcer } from './Announcer.tsx';
import { IconButton } from './IconButton.tsx';

/**
 * Shows a modal dialog on the native element, which traps focus, closes on Escape and gives focus back. `side` makes it a drawer
 * at the right edge instead of a sheet in the middle.
 */
export function Dialog({
  label,
  open,
  onClose,
  side = false,
  closeWords,
  children,
}: {
  readonly label: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly side?: boolean;
  /** The name of the close button; absent for a dialog without that button. */
  readonly closeWords?: string;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  // Before the next key press, which belongs to what is open then.
  useLayoutEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const place = side
    ? 'my-0 mr-0 ml-auto h-dvh max-h-dvh w-[min(340px,100vw)] max-w-none border-l'
    : 'm-auto w-[min(440px,calc(100vw-32px))] rounded-composer border';
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      // Escape closes this dialog alone, because the page behind it does not get the key press.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      // A text selection that is dragged out of the dialog ends in a click beside it, and began inside.
      onPointerDown={(event) => {
        isPressedBeside.current = isBeside(event);
      }}
      onClick={(event) => {
        if (isPressedBeside.current && isBeside(event)) onClose();
      }}
      // It looks the same wherever in the page it is opened.
      className={`border-line bg-raised p-0 text-start text-base font-normal whitespace-normal text-ink ${place}`}
    >
      {open && closeWords && (
        <IconButton label={closeWords} className="absolute top-2 right-2 z-10" onClick={onClose}>
          <X aria-hidden="true" size={18} />
        </IconButton>
      )}
      {open && children}
      {open && <Announcer />}
    </dialog>
  );
}

/** Returns true for a point on the backdrop, whose events have the dialog as their target. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isWithin = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isWithin;
}
