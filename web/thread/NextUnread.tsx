import { Link } from 'wouter';
import { useNextUnread } from '../api/useNextUnread.ts';
import { KeyCap } from '../keyboard/KeyCap.tsx';
import { words } from '../words.ts';

/** Leads to the unread conversation that has waited longest; shows nothing while everything is read. */
export function NextUnread({ conversationId }: { readonly conversationId?: string | undefined }) {
  const next = useNextUnread(conversationId);
  if (!next) return null;
  return (
    <Link
      href={next.href}
      data-no-prefetch={next.title === undefined || undefined}
      className="ml-auto flex min-w-0 short:hidden group-has-[[data-counts]]/foot:hidden @max-2xl:group-has-[[data-late]]/foot:hidden items-center gap-2 rounded-small text-ink-2 hover:text-ink coarse:min-h-11"
      onClick={(event) => {
        // A press for another tab does not come here.
        event.preventDefault();
        next.open();
      }}
    >
      <bdi className="truncate">{words.thread.nextUnread(next.title)}</bdi>
      <KeyCap name="nextUnread" className="flex-none" />
    </Link>
  );
}
