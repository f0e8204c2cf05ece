import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

/**
 * Shows a button and the content it opens beneath itself, on the native popover. It closes on Escape, which gives the focus back,
 * on a click elsewhere, and by `close`. `face` is the content of the button.
 */
export function Popover({
  label,
  face,
  buttonClass = '',
  children,
}: {
  readonly label: string;
  readonly face: ReactNode;
  readonly buttonClass?: string;
  readonly children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => panel.current?.hidePopover();
  // The browser closes it on Escape and gives the focus back. What is around it does not get the key press.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) event.stopPropagation();
  };
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        className={buttonClass}
        aria-expanded={open}
        aria-controls={id}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (panel.current && button.current) place(panel.current, button.current);
          panel.current?.togglePopover();
        }}
      >
        {face}
      </IconButton>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onKeyDown={onKeyDown}
        onToggle={(event) => setOpen(event.newState === 'open')}
        className="inset-auto m-0 w-64 rounded-control border border-line bg-raised p-0 text-ink shadow-lg"
      >
        {open && children(close)}
      </div>
    </>
  );
}

function place(panel: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect();
  panel.style.top = `${bottom + 10}px`;
  panel.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`;
}
