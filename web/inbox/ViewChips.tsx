import type { ReactNode } from 'react';
import { words } from '../words.ts';

export type View = 'recent' | 'unread' | 'failed';

/** Offers the choice above the lists: everything recent, only what is unread, or what did not arrive. */
export function ViewChips({
  view,
  unread,
  failed,
  onView,
}: {
  readonly view: View;
  readonly unread: number;
  /** How many texts need a look, in the words of the chip; empty when no text does. */
  readonly failed: string;
  readonly onView: (view: View) => void;
}) {
  return (
    <div role="group" aria-label={words.list.label} className="flex gap-1.5 pt-2.5 coarse:pt-2.5 coarse:pb-1">
      <Chip chosen={view === 'recent'} onChoose={() => onView('recent')}>
        {words.list.recent}
      </Chip>
      <Chip chosen={view === 'unread'} onChoose={() => onView('unread')}>
        {words.list.unread}
        {unread > 0 && <span className="tabular"> {words.list.unreadCount(unread)}</span>}
      </Chip>
      <Chip chosen={view === 'failed'} onChoose={() => onView('failed')}>
        {words.list.failedView}
        {failed !== '' && (
          <span className={`tabular font-strong ${view === 'failed' ? '' : 'text-bad'}`}> {failed}</span>
        )}
      </Chip>
    </div>
  );
}

function Chip({
  chosen,
  onChoose,
  children,
}: {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={`fade relative h-7 rounded-full border px-3 text-[13px] leading-none whitespace-nowrap after:absolute after:inset-0 coarse:h-8 desk:max-roomy:px-2.5 coarse:max-desk:px-4 coarse:after:-inset-y-1.5 ${
        chosen ? 'border-ink bg-ink font-strong text-paper' : 'border-line text-ink-2 hover:bg-canvas'
      }`}
    >
      {children}
    </button>
  );
}
