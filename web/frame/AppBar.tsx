import { MessageSquareText } from 'lucide-react';
import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { words } from '../words.ts';
import type { Address } from '../address.ts';
import { NavigationLinks } from './NavigationLinks.tsx';
import { UserMenu } from './UserMenu.tsx';

/**
 * Shows the top of every page: the company, the member's navigation, and at the right the Conversations icon beside the user
 * menu (P1).
 */
export function AppBar({
  me,
  unread,
  here,
}: {
  /** Undefined until known, because the bar is shown from the first paint. */
  readonly me: WhoAmI | undefined;
  /** The number of unread conversations. */
  readonly unread: number;
  /** The page that is shown. */
  readonly here: Address['page'];
}) {
  return (
    <header className="flex h-13 flex-none short:h-11 items-center gap-3 border-b border-line bg-paper px-4">
      {me && (
        <>
          <span
            aria-hidden="true"
            className="inline-flex size-6 flex-none items-center justify-center rounded-small bg-accent text-[13px] font-strong text-on-accent"
          >
            {[...me.company.name][0]}
          </span>
          <span className="min-w-0 truncate text-[15px] font-strong">{me.company.name}</span>
          <NavigationLinks entries={me.navigationBar} here={here} />
          <div className="ml-auto flex flex-none items-center gap-1.5">
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
