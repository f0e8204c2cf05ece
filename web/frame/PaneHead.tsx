import { ChevronLeft } from 'lucide-react';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { words } from '../words.ts';

/** The head of a pane that is about a person but holds no thread. */
export function PaneHead({
  name,
  line,
  onBack,
}: {
  readonly name: string;
  readonly line: string;
  readonly onBack: (() => void) | undefined;
}) {
  return (
    <header className="flex h-15 flex-none items-center gap-3 border-b border-line bg-paper px-5">
      {onBack && (
        <IconButton label={words.thread.back} className="-ml-3" onClick={onBack}>
          <ChevronLeft aria-hidden="true" size={20} />
        </IconButton>
      )}
      <Avatar name={name} />
      <div className="min-w-0">
        <h1 className="truncate text-title font-strong">
          <bdi>{name}</bdi>
        </h1>
        <p className="truncate text-meta text-ink-3">{line}</p>
      </div>
    </header>
  );
}
