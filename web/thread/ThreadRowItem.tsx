import { words } from '../words.ts';
import { FormerLink } from './FormerLink.tsx';
import { MessageItem } from './MessageItem.tsx';
import type { ThreadPeople } from './ThreadPeople.ts';
import type { ThreadRow } from './threadRows.ts';

/** Shows one row of the list: a day's head, the New line, the way to earlier texts or a text. */
export function ThreadRowItem({ row, people }: { readonly row: ThreadRow; readonly people: ThreadPeople }) {
  if (row.kind === 'day') {
    return <h3 className="pt-4 pb-4 text-center text-section font-strong text-ink-3">{row.label}</h3>;
  }
  if (row.kind === 'new') {
    return (
      <div className="flex items-center gap-3 pt-1 pb-4 text-section font-strong text-bad">
        <span className="h-px flex-1 bg-bad opacity-50" />
        {words.thread.new}
        <span className="h-px flex-1 bg-bad opacity-50" />
      </div>
    );
  }
  if (row.kind === 'former') {
    return (
      <p className="pt-4 text-center text-ink-2">
        <FormerLink former={row} />
      </p>
    );
  }
  return <MessageItem row={row} people={people} />;
}
