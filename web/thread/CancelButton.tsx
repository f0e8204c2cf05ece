import { useLayoutEffect, useRef } from 'react';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { messageActions } from '../api/messageActions.ts';
import { useAction } from '../api/useAction.ts';
import { TextAction } from '../ui/TextAction.tsx';
import { words } from '../words.ts';

/** Cancels a text that waits, at the end of the line under it, or says why not if it is too late. */
export function CancelButton({ message }: { readonly message: OutboundMessage }) {
  const { act, busy, sentence } = useAction();
  const anchor = useRef<HTMLSpanElement>(null);
  const pressed = useRef(false);
  // The button disappears with the text that it cancels, so the focus stays among the texts.
  useLayoutEffect(() => {
    const texts = anchor.current
      ?.closest('section:has([role=region])')
      ?.querySelector<HTMLElement>('[role=region]');
    return () => {
      if (!pressed.current) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) texts?.focus({ preventScroll: true });
      });
    };
  }, []);
  const cancel = () => {
    pressed.current = true;
    act(() => messageActions.cancel(message));
  };
  return (
    <span ref={anchor}>
      <TextAction busy={busy} onClick={cancel}>
        {words.acts.cancel}
      </TextAction>
      {sentence && <span className="ml-1 text-bad">{sentence}</span>}
    </span>
  );
}
