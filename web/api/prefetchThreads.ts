import { addressIn } from '../address.ts';
import { queries } from './queries.ts';
import { queryClient } from './queryClient.ts';

const restMilliseconds = 60;

/** The conversation at whose link the mouse or the keyboard is, and the same once it has rested there. */
let pointedAt: string | undefined;
let restedAt: string | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;
let isFetching = false;

type Event<Native> = { readonly nativeEvent: Native };

/**
 * Fetches the texts of a conversation before its thread is rendered; the thread then waits for the same request.
 * Spread it over a part of the page whose links lead to conversations; a link with `data-no-prefetch` may lead elsewhere. Fetching
 * marks nothing read, and a finger that touches a row may be about to scroll, so only its click counts.
 */
export const prefetchThreads = {
  onPointerDownCapture: ({ nativeEvent }: Event<PointerEvent>) => {
    if (nativeEvent.pointerType === 'mouse') prefetchAt(nativeEvent);
  },
  onClickCapture: ({ nativeEvent }: Event<MouseEvent>) => prefetchAt(nativeEvent),
  // Only a move of the mouse counts: a page that loads or scrolls under it also brings a row there.
  onPointerMoveCapture: ({ nativeEvent: { pointerType, target } }: Event<PointerEvent>) => {
    if (pointerType === 'mouse') pointAt(conversationAt(target));
  },
  onPointerLeave: () => pointAt(undefined),
  onFocusCapture: ({ nativeEvent: { target } }: Event<FocusEvent>) => {
    if ((target as Element).matches(':focus-visible')) pointAt(conversationAt(target));
  },
  onBlurCapture: () => pointAt(undefined),
};

/** Fetches when a link is pressed. A press with a modifier key opens another tab, which fetches for itself. */
function prefetchAt({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): void {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  void prefetch(conversationAt(target));
}

/** Fetches once a mouse or the keyboard rests on a link, so that moving over the lists does not load them all. */
function pointAt(conversationId: string | undefined): void {
  if (conversationId === pointedAt) return;
  pointedAt = conversationId;
  restedAt = undefined;
  clearTimeout(resting);
  if (conversationId === undefined) return;
  resting = setTimeout(() => {
    restedAt = conversationId;
    void prefetchInTurn();
  }, restMilliseconds);
}

/** Fetches one conversation at a time. The next one is where the pointer rests when the answer has come. */
async function prefetchInTurn(): Promise<void> {
  if (isFetching) return;
  isFetching = true;
  const wanted = restedAt;
  await prefetch(wanted);
  isFetching = false;
  if (restedAt !== wanted) await prefetchInTurn();
}

async function prefetch(conversationId: string | undefined): Promise<void> {
  if (conversationId !== undefined) await queryClient.prefetchInfiniteQuery(queries.messages(conversationId));
}

function conversationAt(target: EventTarget | null): string | undefined {
  const link = (target as Element).closest<HTMLAnchorElement>('a:not([data-no-prefetch])');
  const address = link && addressIn(link.pathname);
  return address?.page === 'conversations' ? address.conversationId : undefined;
}
