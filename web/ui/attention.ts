/** Returns true while a member may be looking at the page: it is visible and its window has the focus. */
export function isAttentive(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** Calls `notify` whenever `isAttentive` may have changed. Returns a function that unsubscribes. */
export function subscribeToAttention(notify: () => void): () => void {
  const targets = [
    [window, 'focus'],
    [window, 'blur'],
    [document, 'visibilitychange'],
  ] as const;
  for (const [target, event] of targets) target.addEventListener(event, notify);
  return () => {
    for (const [target, event] of targets) target.removeEventListener(event, notify);
  };
}
