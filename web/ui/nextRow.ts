/** Describes a key press. A key with a modifier is another key, such as Alt+Shift+ArrowDown, and moves nothing. */
type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * Returns the index of the row to which a key moves from row `here`, or undefined when it moves to none. `starts` says of each row
 * whether it starts a group.
 */
export function nextRow(pressed: Pressed, here: number, starts: readonly boolean[]): number | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed;
  if (here === -1 || altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const next = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: starts.length - 1,
    PageDown: starts.indexOf(true, here + 1),
    PageUp: here === 0 ? -1 : starts.lastIndexOf(true, here - 1),
  }[key];
  return next !== undefined && next in starts ? next : undefined;
}
