import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import { conversationPath } from '../address.ts';
import { Avatar } from '../ui/Avatar.tsx';

/**
 * Shows one row of the board: a link over its whole area, with its buttons above it at the right. With a `time`, the name and the
 * time are one line, as in the lists, and `aside` is laid over the end of the text where a pointer is on the row; on a touch
 * screen it is beside the text.
 */
export function BoardRow({
  conversation,
  rowKey,
  state,
  beside,
  children,
  aside,
  time,
}: {
  readonly conversation: Conversation;
  readonly rowKey: string;
  /** Travels with the link in the browser's history. */
  readonly state?: unknown;
  /** The small words after the name. */
  readonly beside: string;
  readonly children: ReactNode;
  readonly aside: ReactNode;
  readonly time?: ReactNode;
}) {
  const isKnown = conversation.people.some((person) => !person.former);
  const head = (
    <div className="flex items-baseline gap-1.5">
      <Link
        href={conversationPath(conversation.conversationId)}
        state={state}
        data-row={rowKey}
        dir="auto"
        className="min-w-0 shrink truncate text-left font-strong text-ink -outline-offset-2 after:absolute after:inset-0 hover:no-underline"
      >
        {titleOf(conversation)}
      </Link>
      <bdi className="min-w-9 flex-1 shrink-[4] truncate text-meta text-ink-2">{beside}</bdi>
    </div>
  );
  return (
    <li className="group relative flex items-center gap-3 px-4 py-2.5 focus-within:bg-canvas hover:bg-canvas">
      <Avatar name={isKnown ? titleOf(conversation) : undefined} />
      {time === undefined ? (
        <div className="flex min-w-0 flex-1 flex-wrap items-center justify-end gap-x-3 gap-y-1.5">
          <div className="min-w-0 flex-[1_1_280px]">
            {head}
            {children}
          </div>
          <div className="relative z-1 flex flex-none items-center gap-2 text-meta">{aside}</div>
        </div>
      ) : (
        <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
          {head}
          <div className="text-meta overlay:row-span-2">{time}</div>
          <div className="col-start-1 min-w-0 fine:col-end-3 overlay:col-end-2">{children}</div>
          <div className="z-1 text-meta coarse:self-end fine:invisible fine:absolute fine:right-4 fine:bottom-2.5 fine:bg-linear-to-r fine:from-transparent fine:to-canvas fine:to-[28px] fine:pl-9 fine:group-focus-within:visible fine:group-hover:visible overlay:inset-y-0 overlay:flex overlay:items-center overlay:gap-4">
            {aside}
          </div>
        </div>
      )}
    </li>
  );
}
