/**
 * Keeps the keys that an input method takes from every handler of the page: the Escape that ends a composition clears no search
 * and closes no form, and its Enter sends nothing. The input method and the field get them as before. Call it once per page.
 */
export function keepInputMethodKeys(): void {
  const keep = (event: KeyboardEvent) => {
    if (isComposing(event)) event.stopPropagation();
  };
  addEventListener('keydown', keep, { capture: true });
}

/** Returns true for a key that belongs to a composition. Safari reports the one that ends it only by the old key code. */
export function isComposing({
  isComposing: inComposition,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return inComposition || keyCode === 229;
}
