import { MessageSquareOff } from 'lucide-react';
import type { ReactNode } from 'react';

/** Stands where the composer would: why nothing can be sent to this person, and what would change that. */
export function ClosedComposer({
  words,
  children,
}: {
  readonly words: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="flex-none border-t border-line bg-paper px-4 py-4 text-ink-2 desk:px-6">
      <div className="mx-auto flex max-w-[920px] items-start gap-3">
        <MessageSquareOff size={18} className="mt-px flex-none text-ink-3" aria-hidden="true" />
        <p className="wrap-anywhere">
          {words} {children}
        </p>
      </div>
    </div>
  );
}
