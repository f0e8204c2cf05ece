import type { ReactNode } from 'react';
import { words } from '../words.ts';

export type View = 'recent' | 'unread';

/** The choice above the lists: everything recent, or only what waits to be read. */
export function ViewChips({
  view,
  unread,
  onView,
}: {
  readonly view: View;
  readonly unread: number;
  readonly onView: (view: View) => void;
}) {
  return (
    <div role="group" aria-label={words.list.label} className="flex gap-1.5 pt-2.5 coarse:py-2.5">
      <Chip chosen={view === 'recent'} onChoose={() => onView('recent')}>
        {words.list.recent}
      </Chip>
      <Chip chosen={view === 'unread'} onChoose={() => onView('unread')}>
        {words.list.unread}
        {unread > 0 && <span className="tabular"> {words.list.unreadCount(unread)}</span>}
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
      className={`fade relative h-7 rounded-full border px-3 text-[13px] leading-none after:absolute after:inset-0 coarse:h-8 coarse:px-4 coarse:after:-inset-y-1.5 ${
        chosen ? 'border-ink bg-ink font-name text-paper' : 'border-line text-ink-2 hover:bg-canvas'
      }`}
    >
      {children}
    </button>
  );
}
