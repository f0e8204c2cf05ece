import { Link, useLocation } from 'wouter';
import { titleOf } from '#shared/domain/conversation.ts';
import { openLongest, useNextUnread } from '../api/useNextUnread.ts';
import { KeyCap } from '../keyboard/KeyCap.tsx';
import { words } from '../words.ts';

/** Leads to the unread conversation that has waited longest; shows nothing while everything is read. */
export function NextUnread({ conversationId }: { readonly conversationId?: string | undefined }) {
  const [, navigate] = useLocation();
  const { next, isFull } = useNextUnread(conversationId);
  if (!next) return null;
  const shared = {
    className:
      'ml-auto flex min-w-0 short:hidden group-has-[[data-counts]]/foot:hidden @max-2xl:group-has-[[data-late]]/foot:hidden items-center gap-2 rounded-small text-ink-2 hover:text-ink coarse:min-h-11',
    children: (
      <>
        <bdi className="truncate">{words.thread.nextUnread(isFull ? undefined : titleOf(next))}</bdi>
        <KeyCap name="nextUnread" className="flex-none" />
      </>
    ),
  };
  if (!isFull) return <Link href={`/conversations/${next.conversationId}`} {...shared} />;
  return <button type="button" {...shared} onClick={() => openLongest(conversationId, next, navigate)} />;
}
