import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import type { NavigationEntry } from '#shared/domain/navigationBar.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { words } from '../words.ts';
import { settingsWords } from './settingsWords.ts';

/** Shows one entry of the navigation bar. Its row can be dragged with a mouse, and its buttons do the same by key and by touch. */
export function NavigationBarRow({
  entry,
  position,
  count,
  isDragged,
  onDrag,
  onDropHere,
  onMove,
  onRemove,
}: {
  readonly entry: NavigationEntry;
  readonly position: number;
  readonly count: number;
  readonly isDragged: boolean;
  /** Called with the entry when its drag begins, with undefined when it ends. */
  readonly onDrag: (entry: NavigationEntry | undefined) => void;
  readonly onDropHere: () => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}) {
  const name = words.bar.entries[entry];
  const isFirst = position === 0;
  const isLast = position === count - 1;
  return (
    <li
      draggable
      data-entry={entry}
      onDragStart={(event) => {
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
        onDrag(entry);
      }}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDropHere();
      }}
      className={`flex min-h-14 cursor-grab items-center gap-1 px-3 py-2 ${isDragged ? 'bg-accent-wash' : ''}`}
    >
      <GripVertical aria-hidden="true" size={16} className="mr-2 flex-none text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="block font-name">{name}</span>
        <span className="block text-meta text-ink-3">{settingsWords.about[entry]}</span>
      </span>
      {/* Not `disabled` at the ends, because a button that the last press disabled would lose the focus. */}
      <IconButton
        label={settingsWords.moveUp(name)}
        aria-disabled={isFirst}
        className="aria-disabled:opacity-40"
        onClick={() => onMove(position - 1)}
      >
        <ArrowUp aria-hidden="true" size={17} />
      </IconButton>
      <IconButton
        label={settingsWords.moveDown(name)}
        aria-disabled={isLast}
        className="aria-disabled:opacity-40"
        onClick={() => onMove(position + 1)}
      >
        <ArrowDown aria-hidden="true" size={17} />
      </IconButton>
      <IconButton label={settingsWords.remove(name)} data-toggle onClick={onRemove}>
        <X aria-hidden="true" size={17} />
      </IconButton>
    </li>
  );
}
