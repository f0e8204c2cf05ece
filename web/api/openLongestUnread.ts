import { isLeavingWarned } from '../ui/useLeavingWarning.ts';
import { client } from './client.ts';

let isAsking = false;

/**
 * Opens the unread conversation that has waited longest of all, or the one after the open one while that is unread too; the
 * longest one listed when the server does not answer. A press while the server is asked changes nothing, and a late answer takes
 * no member away from what they have begun since.
 */
export async function openLongestUnread(
  openId: string | undefined,
  listedId: string,
  open: (conversationId: string) => void,
): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const { pathname } = location;
  const answer = await client.listUnread({ only: 'longest', after: openId }).catch(() => undefined);
  isAsking = false;
  const isElsewhere = location.pathname !== pathname || document.querySelector('dialog:modal') !== null;
  if (!isElsewhere && !isLeavingWarned()) open(answer?.conversations[0]?.conversationId ?? listedId);
}
