import { isLeavingWarned } from '../ui/useLeavingWarning.ts';
import { client } from './client.ts';

/** How long a member waits for the server before the page opens what it knows. */
const patienceMilliseconds = 3000;
let isAsking = false;

/**
 * Opens the unread conversation that has waited longest of all, or the one after the open one while that is unread too. When the
 * server does not answer in time, opens the listed one. A press while the server is asked changes nothing, and an answer takes no member away
 * from what they have begun since, such as a text.
 */
export async function openLongestUnread(
  openId: string | undefined,
  listedId: string,
  open: (conversationId: string) => void,
): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const { pathname } = location;
  let hasTyped = false;
  const noteTyping = () => (hasTyped = true);
  addEventListener('input', noteTyping, { capture: true, once: true });
  const answer = await Promise.race([
    client.listUnread({ only: 'longest', after: openId }).catch(() => undefined),
    // The answer may wait for a sign-in, which no signal ends.
    new Promise<undefined>((resolve) => setTimeout(resolve, patienceMilliseconds)),
  ]);
  removeEventListener('input', noteTyping, { capture: true });
  isAsking = false;
  const isElsewhere = location.pathname !== pathname || document.querySelector('dialog:modal') !== null;
  if (!isElsewhere && !hasTyped && !isLeavingWarned())
    open(answer?.conversations[0]?.conversationId ?? listedId);
}
