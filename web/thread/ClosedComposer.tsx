import { MessageSquareOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { UnbrokenNumbers } from '../ui/UnbrokenNumbers.tsx';
import { NextUnread } from './NextUnread.tsx';

/** Says in place of the composer why nothing can be sent to this person, and what would change that. */
export function ClosedComposer({
  words,
  conversationId,
  children,
}: {
  readonly words: string;
  /** Absent when the contact has no conversation. */
  readonly conversationId?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="flex-none border-t border-line bg-paper px-4 py-4 text-ink-2 short:py-2 desk:px-6">
      <div className="mx-auto flex max-w-[920px] items-start gap-3">
        <MessageSquareOff size={18} className="mt-px flex-none text-ink-3" aria-hidden="true" />
        <p className="wrap-anywhere">
          <UnbrokenNumbers>{words}</UnbrokenNumbers> {children}
        </p>
      </div>
      <div className="mx-auto mt-2 flex max-w-[920px] text-meta empty:hidden">
        <NextUnread conversationId={conversationId} />
      </div>
    </div>
  );
}
