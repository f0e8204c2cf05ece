import { Link } from 'wouter';
import { titleOf } from '#shared/domain/conversation.ts';
import { useNextUnread } from '../api/useNextUnread.ts';
import { KeyCap } from '../keyboard/KeyCap.tsx';
import { words } from '../words.ts';

/** Leads to the unread conversation that has waited longest; shows nothing while everything is read. */
export function NextUnread({ conversationId }: { readonly conversationId?: string | undefined }) {
  const next = useNextUnread(conversationId);
  if (!next) return null;
  return (
    <Link
      href={`/conversations/${next.conversationId}`}
      className="ml-auto flex min-w-0 short:hidden group-has-[[data-counts]]/foot:hidden @max-2xl:group-has-[[data-late]]/foot:hidden items-center gap-2 rounded-small text-ink-2 hover:text-ink coarse:min-h-11"
    >
      <bdi className="truncate">{words.thread.nextUnread(titleOf(next))}</bdi>
      <KeyCap name="nextUnread" className="flex-none" />
    </Link>
  );
}
