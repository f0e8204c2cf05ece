import { addressIn } from '../address.ts';
import { queries } from './queries.ts';
import { queryClient } from './queryClient.ts';

/**
 * Asks for the texts of a conversation while the member presses a link to it, before the thread is rendered and asks for them.
 * The thread then waits for the same request. A press with a modifier key opens another tab, which asks for itself; a finger
 * that touches a row may be about to scroll, so only its click counts.
 */
export function askAhead({ nativeEvent }: { readonly nativeEvent: PointerEvent | MouseEvent }): void {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey, type } = nativeEvent;
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  if (type === 'pointerdown' && (nativeEvent as PointerEvent).pointerType !== 'mouse') return;
  const link = (target as Element).closest('a');
  const address = link && addressIn(link.pathname);
  if (address?.page !== 'conversations' || !address.conversationId) return;
  void queryClient.prefetchInfiniteQuery(queries.messages(address.conversationId));
}
