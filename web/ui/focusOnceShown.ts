/**
 * Calls `focus` in the next frame, and in each one after it until it returns true, because a page that has just opened does not show
 * everything in the next frame. `isLast` says that no frame follows.
 */
export function focusOnceShown(focus: (isLast: boolean) => boolean, frames = 60): void {
  requestAnimationFrame(() => {
    if (!focus(frames === 0) && frames > 0) focusOnceShown(focus, frames - 1);
  });
}
