import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { words } from '../words.ts';
import type { Address } from '../address.ts';
import { NavigationLinks } from './NavigationLinks.tsx';
import { UserMenu } from './UserMenu.tsx';

/**
 * Shows the top of every page: the company, the member's navigation, and at the right the Conversations icon beside the user
 * menu (P1). Banners are in the middle, so that they never push the page.
 */
export function AppBar({
  me,
  unread,
  here,
  children,
}: {
  /** Undefined when the member may see nothing. */
  readonly me: WhoAmI | undefined;
  /** The number of unread conversations. */
  readonly unread: number;
  /** The page that is shown. */
  readonly here: Address['page'];
  /** The banners, each a `BarNotice`. */
  readonly children: ReactNode;
}) {
  return (
    <header className="print:hidden group/bar relative flex h-13 flex-none short:h-11 items-center gap-3 border-b border-line bg-paper px-4">
      {me && (
        <>
          <span
            aria-hidden="true"
            className="inline-flex size-6 flex-none items-center justify-center rounded-small bg-accent text-[13px] font-strong text-on-accent"
          >
            {[...me.company.name][0]}
          </span>
          <span
            dir="auto"
            className="min-w-0 truncate text-left text-[15px] font-strong max-wide:group-has-data-notice/bar:hidden"
          >
            {me.company.name}
          </span>
          <NavigationLinks entries={me.navigationBar} here={here} />
          <div className="flex h-full min-w-0 flex-1 items-center justify-center">{children}</div>
          <div className="flex flex-none items-center gap-1.5">
            <ConversationsIcon unread={unread} here={here === 'conversations'} />
            <UserMenu me={me} here={here} />
          </div>
        </>
      )}
    </header>
  );
}

function ConversationsIcon({ unread, here }: { readonly unread: number; readonly here: boolean }) {
  return (
    <Link
      href="/conversations"
      aria-label={unread > 0 ? words.bar.unread(unread) : words.conversations}
      title={unread > 0 ? words.bar.unread(unread) : words.conversations}
      aria-current={here ? 'page' : undefined}
      className={`fade relative inline-flex size-9 items-center justify-center rounded-control coarse:size-11 ${
        here ? 'bg-accent-wash text-accent' : 'text-ink-2 hover:bg-canvas'
      }`}
    >
      <MessageSquareText aria-hidden="true" size={19} />
      {unread > 0 && (
        <span
          data-testid="unread-dot"
          className="dot absolute top-1 right-1 size-3 rounded-full border-2 border-paper bg-dot coarse:top-2 coarse:right-2"
        />
      )}
    </Link>
  );
}
