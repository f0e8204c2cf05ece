import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import { Avatar } from '../ui/Avatar.tsx';

/** Shows one row of the board: a link over its whole area, with its buttons above it at the right. */
export function BoardRow({
  conversation,
  rowKey,
  state,
  beside,
  children,
  aside,
  overlaid = false,
}: {
  readonly conversation: Conversation;
  readonly rowKey: string;
  /** Travels with the link in the browser's history. */
  readonly state?: unknown;
  /** The small words after the name. */
  readonly beside: string;
  readonly children: ReactNode;
  readonly aside: ReactNode;
  /** True when the buttons are laid over the time where a pointer is on the row. On a narrow board they are under the time. */
  readonly overlaid?: boolean;
}) {
  const isKnown = conversation.people.some((person) => !person.former);
  return (
    <li className="group relative flex items-center gap-3 px-4 py-2.5 focus-within:bg-canvas hover:bg-canvas">
      <Avatar name={isKnown ? titleOf(conversation) : undefined} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-end gap-x-3 gap-y-1.5">
        <div
          className={`min-w-0 ${overlaid ? 'flex-[1_1_140px] self-start overlay:self-center' : 'flex-[1_1_280px]'}`}
        >
          <div className="flex items-baseline gap-1.5">
            <Link
              href={`/conversations/${conversation.conversationId}`}
              state={state}
              data-row={rowKey}
              dir="auto"
              className="min-w-0 shrink truncate text-left font-strong text-ink -outline-offset-2 after:absolute after:inset-0 hover:no-underline"
            >
              {titleOf(conversation)}
            </Link>
            <bdi className="min-w-9 flex-1 shrink-[4] truncate text-meta text-ink-2">{beside}</bdi>
          </div>
          {children}
        </div>
        <div
          className={`relative z-1 flex flex-none text-meta ${overlaid ? 'flex-col items-end gap-1 self-start overlay:flex-row overlay:items-center overlay:self-center' : 'items-center gap-2'}`}
        >
          {aside}
        </div>
      </div>
    </li>
  );
}
