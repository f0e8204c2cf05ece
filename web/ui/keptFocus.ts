/** Selects what the focus may move to. A field is left out, because a phone would raise its keyboard. */
const stops = 'a[href], button:enabled, summary, [tabindex="0"]:not(input, textarea, select)';
/** After this time whatever moves the focus itself, such as a dialog that closes or a list, has done so. */
const settleMilliseconds = 100;

/**
 * Keeps the focus on the page when the element that has it disappears or is disabled, such as a button that dismisses its own
 * notice. It goes to what is nearest, or back to the element when that can be pressed again. Without this the focus falls to the
 * body, and a keyboard and a screen reader start over at the top of the page.
 */
export function keepFocus(): void {
  let focused: HTMLElement | undefined;
  let place: Place | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = ({ target }: Event) => {
    focused = target instanceof HTMLElement ? target : undefined;
    place = undefined;
  };
  const press = ({ target }: Event) => {
    if (!(target instanceof Node && focused?.contains(target))) focused = undefined;
    place = undefined;
  };
  const move = () => {
    if (!focused || !place) return;
    if (document.activeElement !== document.body) place = undefined;
    else if (!focused.isConnected) focusNear(place);
    else if (!focused.matches(':disabled')) focused.focus({ preventScroll: true });
  };
  const observer = new MutationObserver((records) => {
    for (const { type, removedNodes, target, nextSibling } of records) {
      const lost = place?.parent ?? focused;
      if (type === 'attributes' && target === focused)
        place = { parent: target, next: null, inContent: false };
      const removed = lost && [...removedNodes].find((node) => node.contains(lost));
      if (removed)
        place = { parent: target, next: nextSibling, inContent: place?.inContent || hasContent(removed) };
    }
    clearTimeout(timer);
    if (place) timer = setTimeout(move, settleMilliseconds);
  });

  document.addEventListener('focusin', follow);
  document.addEventListener('pointerdown', press);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}

/**
 * Says where an element was: in the innermost parent that is left, before the node that followed it there, and whether the whole
 * content of a page disappeared with it.
 */
type Place = { readonly parent: Node; readonly next: Node | null; readonly inContent: boolean };

function hasContent(node: Node): boolean {
  return node instanceof Element && (node.id === 'content' || node.querySelector('#content') !== null);
}

/**
 * Focuses the first stop after the place or else the last before it, in the innermost part of the page that has one. Where the
 * content of a page was replaced, that is the new content, once it is there.
 */
function focusNear({ parent, next, inContent }: Place): void {
  if (inContent) return document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
  const gap = next?.isConnected ? next : undefined;
  for (let part = parent instanceof Element ? parent : null; part; part = part.parentElement) {
    const near = [...part.querySelectorAll<HTMLElement>(stops)].filter((stop) => stop.checkVisibility());
    const stop = near.find((one) => isFrom(gap, one) || isAfter(parent, one)) ?? near.at(-1);
    stop?.focus({ preventScroll: true });
    if (stop && document.activeElement === stop) return;
  }
}

function isFrom(node: Node | undefined, stop: Node): boolean {
  return node !== undefined && (node.contains(stop) || isAfter(node, stop));
}

function isAfter(node: Node, stop: Node): boolean {
  return (
    !node.contains(stop) && (node.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}
